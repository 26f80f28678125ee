import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Queries } from "../../server/queries/queries.ts";
import { launchChromium, openPage } from "../support/chromium.ts";
import { type RunningDashboard, startFakeDashboard } from "../support/fake-dashboard.ts";
import { sampleQueries } from "../support/sample-queries.ts";

let browser: Browser;
let running: RunningDashboard;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
});
afterEach(async () => {
  await page.context().close();
  await running[Symbol.asyncDispose]();
});

async function open(queries: Queries): Promise<void> {
  running = await startFakeDashboard(queries);
  page = await openPage(browser);
  await page.goto(running.url);
}

/** Sample queries in which one component answers as told. */
function withComponent(component: string, query: Queries["health"][number]["query"]): Queries {
  const health = sampleQueries().health.map((item) =>
    item.component === component ? { component, query } : item,
  );
  return sampleQueries({ health });
}

const card = (title: string) =>
  page.locator(".component", { has: page.getByRole("heading", { name: title }) });

describe("overview", () => {
  it("shows every component with who it is, where, and how old that is", async () => {
    await open(sampleQueries());
    await expect.poll(() => page.locator("#verdict").textContent()).toBe("Every component answers.");
    expect(await page.locator(".component").count()).toBe(8);
    expect(await card("Kafka").textContent()).toContain("1 broker, controller 1");
    expect(await card("Spark Connect").textContent()).toContain("sc://127.0.0.1:15002");
    expect(await card("Spark Connect").locator("time.age").textContent()).toMatch(/now|s ago/);
    expect(await card("Supervisor").textContent()).toContain("6 of 6 processes ready");
  });

  it("shows topics, queries, tables and buckets with their ages", async () => {
    await open(sampleQueries());
    const row = (tile: string, name: string) =>
      page
        .locator(`#${tile} tbody tr`, { has: page.getByRole("rowheader", { name }) })
        .locator("td")
        .allTextContents();
    await expect
      .poll(() => row("streams-tile", "predictions"))
      .toEqual([
        expect.stringContaining("running"),
        "84.2",
        "431 ms",
        "0",
        "412",
        expect.stringMatching(/now|s ago/),
      ]);
    await expect
      .poll(async () => (await row("tables-tile", "gold.energy_forecast")).slice(0, 4))
      .toEqual(["13,608", "81", "1.1 MiB", "81"]);
    expect((await row("tables-tile", "bronze.energy_dead_letters")).at(-1)).toBe("not made yet");
    expect(await row("buckets-tile", "gold")).toEqual(["188", "14.1 MiB", ""]);
    expect(await page.locator("#topics-tile tbody tr").count()).toBe(6);
    for (const tile of ["streams-tile", "topics-tile", "tables-tile", "buckets-tile"]) {
      expect(await page.locator(`#${tile} .tile-age`).textContent()).toMatch(/now|ago/);
    }
  });

  it("names a component that is down, and why, and leaves the rest alone", async () => {
    await open(
      withComponent("kafka", () => Promise.reject(new Error("connect ECONNREFUSED 127.0.0.1:9092"))),
    );
    await expect.poll(() => page.locator("#verdict").textContent()).toBe("Kafka does not answer.");
    expect(await card("Kafka").getAttribute("data-state")).toBe("down");
    expect(await card("Kafka").textContent()).toContain("connect ECONNREFUSED 127.0.0.1:9092");
    expect(await card("Spark master").getAttribute("data-state")).toBe("up");
    expect(await page.locator("#buckets-tile tbody tr").count()).toBe(3);
  });

  it("is not held up by a component that never answers", async () => {
    await open(withComponent("connect", () => new Promise(() => undefined)));
    await expect.poll(() => card("Kafka").getAttribute("data-state")).toBe("up");
    expect(await card("Spark Connect").getAttribute("data-state")).toBe("waiting");
    await expect
      .poll(() => card("Spark Connect").textContent(), { timeout: 8_000 })
      .toContain("no answer within 2.5 s");
  });

  it("keeps the last good figures under an error, and tries again when asked", async () => {
    let broken = false;
    const sample = sampleQueries();
    let reads = 0;
    await open(
      sampleQueries({
        topics: async (signal) => {
          reads += 1;
          if (broken) throw new Error("Kafka has no topic energy-prices yet");
          return await sample.topics(signal);
        },
      }),
    );
    await expect.poll(() => page.locator("#topics-tile tbody tr").count()).toBe(6);
    broken = true;
    const problem = page.locator("#topics-tile .problem");
    await expect
      .poll(() => problem.textContent(), { timeout: 8_000 })
      .toContain("Kafka has no topic energy-prices yet");
    expect(await page.locator("#topics-tile tbody tr").count()).toBe(6);
    broken = false;
    const before = reads;
    await problem.getByRole("button", { name: "Retry" }).click();
    await expect.poll(() => problem.count(), { timeout: 1_500 }).toBe(0);
    expect(reads).toBeGreaterThan(before);
  });

  it("remembers the theme a reader chose", async () => {
    await open(sampleQueries());
    const theme = () => page.locator("html").getAttribute("data-theme");
    expect(await theme()).toBe("dark");
    await page.keyboard.press("t");
    expect(await theme()).toBe("light");
    await page.reload();
    expect(await theme()).toBe("light");
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog").textContent()).toContain("Change between dark and light");
  });
});
