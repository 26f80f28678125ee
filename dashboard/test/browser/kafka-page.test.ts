import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium, openPage } from "../support/chromium.ts";
import { type FakeParts, type RunningDashboard, startFakeDashboard } from "../support/fake-dashboard.ts";
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

async function open(path: string, parts: FakeParts = {}): Promise<void> {
  running = await startFakeDashboard(sampleQueries(), parts);
  page = await openPage(browser);
  await page.goto(running.url + path);
}

const cells = (tile: string, name: string) =>
  page
    .locator(`#${tile} tbody tr`, { has: page.getByRole("rowheader", { name }) })
    .first()
    .locator("td")
    .allTextContents();

describe("Kafka page", () => {
  it("shows topics, and the partitions of the one that is chosen", async () => {
    await open("/kafka");
    await expect
      .poll(() => cells("topics-tile", "clickstream"))
      .toEqual(["4,300", "200", "", "2", "1", "797.9 KiB"]);
    expect(await page.locator("#partitions-tile").isVisible()).toBe(false);
    await page.getByRole("link", { name: "clickstream" }).click();
    await expect
      .poll(() => cells("partitions-tile", "0"))
      .toEqual(["1", "1", "1", "0", "2100", "2,100", "389.6 KiB"]);
    expect(await page.locator("#messages-title").textContent()).toBe("Newest messages of clickstream");
  });

  it("shows how far Spark and the groups have read, by partition", async () => {
    await open("/kafka");
    await expect
      .poll(async () => (await cells("checkpoints-tile", "clickstream")).slice(0, 4))
      .toEqual(["clickstream", "150", "0100150", "41"]);
    expect(await cells("groups-tile", "shop-reports")).toEqual(["●Stable", "clickstream", "10", "01010"]);
    expect(await cells("groups-tile", "left-behind")).toEqual(["✕Empty", "nothing committed", "–", ""]);
    const lag = page.locator("#checkpoints-tile .lag").first();
    expect(await lag.getAttribute("title")).toBe("clickstream 0: read to 2000 of 2100");
  });

  it("reads messages when asked: JSON laid out, bytes in hexadecimal, numbers as they were sent", async () => {
    await open("/kafka#clickstream");
    await page.locator("#peek-form select").selectOption("1");
    await page.getByRole("button", { name: "Read" }).click();
    const messages = page.locator(".message");
    await expect.poll(() => messages.count()).toBe(2);
    expect(await messages.nth(0).locator("strong").textContent()).toBe("1 : 2199");
    expect(await messages.nth(0).locator("pre").allTextContents()).toEqual([
      "u17",
      "web",
      '{\n  "event_id": "e1",\n  "large": 9007199254740993,\n  "ts": null\n}',
    ]);
    expect(await messages.nth(1).locator("dd").allTextContents()).toEqual([
      "null",
      "0001feffhexadecimal, 4 B",
    ]);
  });

  it("says why messages could not be read", async () => {
    await open("/kafka#iot", {
      peek: () => Promise.reject(new RangeError('Topic "iot" has no partition 4')),
    });
    await page.getByRole("button", { name: "Read" }).click();
    await expect.poll(() => page.locator("#peek-note").textContent()).toBe('Topic "iot" has no partition 4');
  });
});
