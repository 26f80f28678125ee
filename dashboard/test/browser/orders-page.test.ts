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
  page = await openPage(browser, { height: 1200 });
  await page.goto(`${running.url}/orders`);
}

const texts = (selector: string) => page.locator(selector).allTextContents();

describe("orders page", () => {
  it("shows database and lake side by side, with their difference", async () => {
    await open();
    await expect
      .poll(() => texts("#compared-tile tbody tr"))
      .toEqual([
        "placed120118−2",
        "accepted8081+1",
        "picked up4040equal",
        "delivered9,8009,799−1",
        "refunded6060equal",
      ]);
    expect(await page.locator("#compared-tile .note").textContent()).toContain(
      "10,100 orders in Postgres, 10,098 in the lake, 431 known there as deleted.",
    );
    await expect
      .poll(() => texts("#figures .figure-value"))
      .toEqual(expect.arrayContaining(["10,100", "−2", "4.2s", "9.9s", "3.0 MiB"]));
  });

  it("draws changes and waits by minute, a minute without a change as zero", async () => {
    await open();
    await expect.poll(() => page.locator("#minutes-tile .u-over").count()).toBe(1);
    const middle = page.locator("#minutes-tile .u-over");
    const width = (await middle.boundingBox())?.width ?? 0;
    await middle.hover({ position: { x: (width * 3) / 5, y: 100 } });
    await expect
      .poll(async () => (await texts("#minutes-tile .u-legend")).join())
      .toMatch(/UTC11:03.*created0.*updated0.*deleted0/s);
    await expect.poll(() => page.locator("#latency-tile .u-over").count()).toBe(1);
  });

  it("says what a slot about to be lost needs", async () => {
    const slot = { active: false, status: "unreserved", keptBytes: 900, leftBytes: 100 } as const;
    await open({ ordersSlot: async () => slot });
    await expect
      .poll(() => texts("#slot-tile dd"))
      .toEqual(["away", "unreserved: about to be lost: start its reader now", "900 B", "100 B"]);
    expect(await page.locator("#slot-tile meter").getAttribute("aria-label")).toBe("900 B of 1,000 B kept");
  });

  it("says how orders get here, and keeps each trouble in its own tile", async () => {
    await open({
      orders: async () => null,
      ordersLatency: async () => null,
      ordersMinutes: async () => [],
      ordersSlot: async () => {
        throw new Error("connect ECONNREFUSED 127.0.0.1:15432");
      },
    });
    await expect
      .poll(() => page.locator("#compared-tile .empty").textContent())
      .toContain("npm run job:orders-stream");
    await expect.poll(() => page.locator("#minutes-tile .empty").textContent()).toContain("producer:orders");
    await expect.poll(() => page.locator("#slot-tile .problem-text").textContent()).toContain("ECONNREFUSED");
  });

  it("is on every page's navigation and current on its own", async () => {
    await open();
    const link = page.locator('#page-navigation a[href="/orders"]');
    await expect.poll(() => link.getAttribute("aria-current")).toBe("page");
  });
});
