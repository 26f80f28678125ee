import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
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
beforeEach(async () => {
  running = await startFakeDashboard(sampleQueries());
  page = await openPage(browser);
  await page.goto(`${running.url}/sql`);
});
afterEach(async () => {
  await page.context().close();
  await running[Symbol.asyncDispose]();
});

const status = () => page.locator("#status").textContent();

describe("SQL page", () => {
  it("runs a query by keyboard and shows rows as they are, and a chart of a numeric column", async () => {
    await page.locator("#text").fill("SELECT page, views FROM t");
    await page.locator("#text").press("Control+Enter");
    await expect.poll(status).toBe("3 rows in 1.3 s");
    expect(await page.locator("#result tbody tr").allTextContents()).toEqual([
      "/9007199254740993",
      "/cart12",
      "null3",
    ]);
    expect(await page.locator("#chart-column option").allTextContents()).toEqual(["views"]);
    expect(await page.locator("#chart title").allTextContents()).toEqual([
      "/: 9007199254740993",
      "/cart: 12",
      "null: 3",
    ]);
    await page.reload();
    expect(await page.locator("#text").inputValue()).toBe("SELECT page, views FROM t");
  });

  it("says that there are more rows", async () => {
    await page.evaluate('document.querySelector("#limit").append(new Option("2"))');
    await page.locator("#limit").selectOption("2");
    await page.locator("#run").click();
    await expect
      .poll(() => page.locator("#result-note").textContent())
      .toBe("the first 2 rows; there are more");
  });

  it("shows how far a query is, and cancels it", async () => {
    await page.locator("#text").fill("SELECT forever");
    await page.locator("#run").click();
    await expect.poll(status).toBe("stage 2 of 2 · 6 of 8 tasks, 2 running · 2.0 KiB read");
    expect(await page.locator("#progress").getAttribute("value")).toBe("0.75");
    expect(await page.locator("#run").isDisabled()).toBe(true);
    await page.locator("#cancel").click();
    await expect.poll(() => page.locator("#problem-message").textContent()).toBe("The query was cancelled.");
    expect(await page.locator("#run").isDisabled()).toBe(false);
  });

  it("says what is refused, and why", async () => {
    await page.locator("#text").fill("DROP TABLE lake.bronze.iot");
    await page.locator("#run").click();
    await expect.poll(() => page.locator("#problem-name").textContent()).toBe("refused");
    expect(await page.locator("#problem-message").textContent()).toBe(
      "DROP is refused. This box only reads: queries (SELECT, WITH, VALUES, TABLE, FROM), SHOW, DESCRIBE and EXPLAIN.",
    );
  });

  it("offers examples", async () => {
    await page.locator("#examples").selectOption("Tables of the lake");
    expect(await page.locator("#text").inputValue()).toBe("SHOW TABLES IN lake.bronze");
  });
});
