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

async function open(replaced: Partial<Queries> = {}): Promise<void> {
  running = await startFakeDashboard(sampleQueries(replaced));
  page = await openPage(browser, { height: 1900 });
  await page.goto(`${running.url}/events`);
}

const texts = (selector: string) => page.locator(selector).allTextContents();
const cells = (tile: string, name: string) =>
  page
    .locator(`#${tile} tbody tr`, { has: page.getByRole("rowheader", { name, exact: true }) })
    .first()
    .locator("td")
    .allTextContents();

describe("events page", () => {
  it("shows rates, the funnel and the pages, with their ages", async () => {
    await open();
    await expect
      .poll(() => texts("#sessions-tile .funnel-count"))
      .toEqual(["16,000", "4,000", "2,000", "1,200"]);
    expect(await texts("#sessions-tile .funnel-share")).toEqual([
      "",
      "25 % of the step before",
      "50 % of the step before",
      "60 % of the step before",
    ]);
    await expect.poll(() => cells("pages-tile", "/")).toEqual(["10,000", "25 %", "5,000", "+25 %"]);
    expect(await cells("pages-tile", "/cart")).toEqual(["4,000", "10 %", "2,200", "–"]);
    await expect.poll(() => texts("#figures .figure-value")).toContain("2.8/s into Kafka");
    expect(await texts("#figures .figure-value")).toContain("12:00UTC");
    for (const tile of ["volume", "sessions", "pages", "devices", "anomalies", "refused", "days"]) {
      await expect.poll(() => page.locator(`#${tile}-tile .tile-age`).textContent()).toMatch(/now|ago/);
    }
  });

  it("draws the minutes, and not the one that is not over", async () => {
    await open();
    await expect.poll(() => page.locator("#volume-tile .u-over").count()).toBe(1);
    await page.locator("#volume-tile .u-over").hover({ position: { x: 4, y: 100 } });
    await expect
      .poll(async () => (await texts("#volume-tile .u-legend")).join())
      .toMatch(/UTC10:0\d.*page views a minute12,\d{3}.*sensor reports a minute9,0/s);
  });

  it("names the devices that need somebody, and the reports that do not fit", async () => {
    await open();
    await expect.poll(() => texts("#devices-tile .facts dd")).toEqual(["40", "1", "3", "1", "1"]);
    expect(await cells("devices-tile", "dev-0001")).toEqual([
      "berlin",
      "silent, low battery",
      "95 min",
      "4",
      "–",
      "–",
      "–",
    ]);
    expect(await cells("devices-tile", "dev-0010")).toEqual([
      "leipzig",
      "off by 2 °C",
      "12 s",
      "38",
      "−64",
      "3.41",
      "0.62",
    ]);
    expect((await cells("anomalies-tile", "dev-0031")).slice(2)).toEqual(["−3.40", "18.90", "−71.50"]);
    expect(await texts("#anomalies-tile .note")).toEqual([expect.stringContaining("2 of 540,000 reports")]);
  });

  it("says what was refused, what was late, and what was not counted", async () => {
    await open();
    await expect
      .poll(async () => (await cells("refused-tile", "malformed")).slice(0, 2))
      .toEqual(["clickstream", "412"]);
    expect((await texts("#refused-tile .note"))[0]).toContain("1,340 of the 900,000 page views");
    await expect.poll(() => page.locator("#days-tile tbody tr").count()).toBe(12);
    const third = page.locator("#days-tile tbody tr").nth(2).locator("td");
    expect((await third.allTextContents())[1]).toBe("–");
  });

  it("says how to get data when there is none, and keeps an error to its tile", async () => {
    await open({
      eventMinutes: async () => [],
      topPages: async () => null,
      sessions: () => Promise.reject(new Error("no answer within 180 s")),
      devices: async () => null,
      anomalies: async () => null,
      refused: async () => null,
      eventDays: async () => [],
    });
    await expect.poll(() => page.locator(".tile[data-state=empty]").count()).toBe(6);
    expect(await texts("#pages-tile .empty")).toEqual([
      "No page view is in the lake yet. npm run producer:events sends some, npm run job:events-all brings them there.",
    ]);
    expect(await texts("#sessions-tile .problem-text")).toEqual(["no answer within 180 s"]);
  });
});
