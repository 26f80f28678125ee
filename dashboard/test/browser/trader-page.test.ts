import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launchChromium, openPage } from "../support/chromium.ts";
import { type RunningDashboard, startFakeDashboard } from "../support/fake-dashboard.ts";
import {
  driverBurst,
  predictionBurst,
  priceMessage,
  samplePrice,
  weatherMessage,
} from "../support/sample-market.ts";
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
});
afterEach(async () => {
  await page.context().close();
  await running[Symbol.asyncDispose]();
});

/** Hours `from` to `to` happen: weather and price of each. */
function happen(from: number, to: number, dashboard = running) {
  for (let hour = from; hour <= to; hour++) {
    dashboard.feed.send("energy-weather", weatherMessage(hour));
    dashboard.feed.send("energy-prices", priceMessage(hour));
  }
}

function issue(hour: number, dashboard = running) {
  for (const message of driverBurst(hour)) dashboard.feed.send("energy-forecast", message);
  for (const message of predictionBurst(hour)) dashboard.feed.send("energy-predictions", message);
}

const drawnHours = async () => Number(await page.locator("#forecast-chart").getAttribute("data-drawn-hours"));

/** Pixels of the forecast chart that are as orange as the curve, from the left half and the right half. */
async function orangePixels(): Promise<{ left: number; right: number }> {
  return await page.evaluate(`(() => {
    const canvas = document.querySelector("#forecast-chart canvas");
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
    const count = { left: 0, right: 0 };
    for (let i = 0; i < data.length; i += 4) {
      const orange = data[i] > 200 && data[i + 1] > 90 && data[i + 1] < 170 && data[i + 2] < 110;
      if (orange) count[(i / 4) % width < width / 2 ? "left" : "right"] += 1;
    }
    return count;
  })()`);
}

const figure = (title: string) =>
  page.locator(".figure", { has: page.getByRole("heading", { name: title }) });

describe("trader page", () => {
  it("says what it waits for, and how to get it, before anything has happened", async () => {
    await page.goto(`${running.url}/energy`);
    await expect
      .poll(() => page.locator("#supply-tile .empty").textContent())
      .toContain("npm run producer:energy-weather");
    expect(await page.locator("#forecast-tile .empty").textContent()).toContain(
      "npm run producer:energy-forecast",
    );
    expect(await page.locator("#live-switch").textContent()).toContain("no data yet");
    expect(await figure("Price").locator(".figure-value").textContent()).toContain("–");
  });

  it("draws the forecast from left to right when a burst arrives, and then stands still", async () => {
    happen(0, 48);
    await page.goto(`${running.url}/energy`);
    await expect
      .poll(() => figure("Price").locator(".figure-value").textContent())
      .toContain(samplePrice(48).toFixed(2).replace("-", "−"));
    expect(await orangePixels()).toEqual({ left: 0, right: 0 });

    issue(48);
    const seen: number[] = [];
    await expect
      .poll(
        async () => {
          const hours = await drawnHours();
          if (hours !== seen.at(-1)) seen.push(hours);
          return hours;
        },
        { interval: 20, timeout: 15_000 },
      )
      .toBe(168);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.filter((hours) => hours > 0 && hours < 168).length).toBeGreaterThan(3);
    await expect.poll(() => page.locator("#forecast-chart").getAttribute("data-drawing")).toBe("false");
    const done = await orangePixels();
    expect(done.left).toBeGreaterThan(300);
    expect(done.right).toBeGreaterThan(300);
  });

  it("has drawn the left part and not yet the right one half way through", async () => {
    happen(0, 48);
    await page.goto(`${running.url}/energy`);
    issue(48);
    await expect.poll(drawnHours, { interval: 10, timeout: 10_000 }).toBeGreaterThan(20);
    const middle = await orangePixels();
    expect(await drawnHours()).toBeLessThan(168);
    expect(middle.left).toBeGreaterThan(0);
    await expect.poll(drawnHours, { timeout: 10_000 }).toBe(168);
    expect((await orangePixels()).right).toBeGreaterThan(middle.right);
  });

  it("shows a forecast at once to readers who want less motion", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    happen(0, 48);
    issue(48);
    await page.goto(`${running.url}/energy`);
    await expect.poll(drawnHours, { interval: 5 }).toBeGreaterThan(0);
    expect(await drawnHours()).toBe(168);
  });

  it("fills in prices behind the curve and keeps the error so far", async () => {
    happen(0, 48);
    issue(48);
    await page.goto(`${running.url}/energy`);
    await expect
      .poll(() => figure("Error so far").locator(".figure-note").textContent())
      .toBe("no price yet to compare");
    happen(49, 52);
    const errors = [49, 50, 51, 52].map((hour) => Math.abs(7 * Math.sin(hour / 5) + 3));
    const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
    await expect
      .poll(() => figure("Error so far").locator(".figure-value").textContent())
      .toContain(mean.toFixed(2));
    expect(await figure("Error so far").locator(".figure-note").textContent()).toContain(
      "mean over 4 h · 100 % in band",
    );
    expect(await page.locator("#clock").textContent()).toContain("Sun 3 Nov 04:00 UTC");
    expect(await page.locator("#zone").textContent()).toBe("DE-LU");
  });

  it("says of every figure how old it is, and goes on saying it", async () => {
    happen(0, 10);
    await page.goto(`${running.url}/energy`);
    await expect.poll(() => page.locator(".figure time.age").count()).toBe(4);
    const age = page.locator("#supply-tile .tile-age");
    await expect.poll(() => age.textContent(), { timeout: 10_000 }).toMatch(/^[2-9] s ago$/);
    expect(await page.locator("#model-tile .tile-age").textContent()).toMatch(/now|ago/);
    expect(await page.locator("#live-switch").textContent()).toMatch(/Live.*behind by \d+(\.\d)? s/);
  });

  it("stands still while paused, says how far behind it is, and catches up", async () => {
    happen(0, 48);
    await page.goto(`${running.url}/energy`);
    await expect.poll(() => page.locator("#clock").textContent()).toContain("Sun 3 Nov 00:00");
    await page.keyboard.press("Space");
    happen(49, 60);
    await expect
      .poll(() => page.locator("#live-switch").textContent(), { timeout: 8_000 })
      .toMatch(/Paused.*behind by [1-9]/);
    expect(await page.locator("#live-switch").getAttribute("aria-pressed")).toBe("true");
    expect(await page.locator("#clock").textContent()).toContain("Sun 3 Nov 00:00");
    await page.locator("#live-switch").click();
    await expect.poll(() => page.locator("#clock").textContent()).toContain("Sun 3 Nov 12:00");
  });

  it("gives the numbers as a table", async () => {
    happen(0, 50);
    issue(48);
    await page.goto(`${running.url}/energy`);
    await expect.poll(drawnHours, { timeout: 10_000 }).toBe(168);
    await page.locator("#forecast-table summary").click();
    const rows = page.locator("#forecast-table tbody tr");
    await expect.poll(() => rows.count()).toBe(168);
    expect(await rows.nth(0).locator("th").textContent()).toBe("Sun 3 Nov 01:00");
    const cells = await rows.nth(0).locator("td").allTextContents();
    const expected = predictionBurst(48)[0]?.price_eur_mwh ?? Number.NaN;
    expect(cells[0]).toBe(expected.toFixed(2));
    expect(cells[3]).toBe(samplePrice(49).toFixed(2));
    expect(cells[4]).toBe((samplePrice(49) - expected).toFixed(2).replace("-", "−"));
    expect(await rows.nth(100).locator("td").nth(3).textContent()).toBe("–");
    expect(await page.locator("#announcement").textContent()).toMatch(
      /^Forecast issued Sun 3 Nov 00:00 UTC for 168 hours: mean /,
    );
  });

  it("moves one crosshair over both charts by keyboard", async () => {
    happen(0, 60);
    issue(48);
    await page.goto(`${running.url}/energy`);
    const times = () => page.locator(".legend-time").allTextContents();
    await expect.poll(times).toEqual(["Sun 3 Nov 12:00", "Sun 3 Nov 12:00"]);
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(times).toEqual(["Sun 3 Nov 10:00", "Sun 3 Nov 10:00"]);
    await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(times).toEqual(["Mon 4 Nov 10:00", "Mon 4 Nov 10:00"]);
  });

  it("names a topic that cannot be read, and keeps what it has", async () => {
    happen(0, 48);
    await page.goto(`${running.url}/energy`);
    await expect.poll(() => page.locator("#clock").textContent()).toContain("Sun 3 Nov 00:00");
    running.feed.report("energy-predictions", {
      state: "failed",
      error: "connect ECONNREFUSED 127.0.0.1:9092",
    });
    await expect
      .poll(() => page.locator("#forecast-tile .problem").textContent())
      .toContain("energy-predictions: connect ECONNREFUSED 127.0.0.1:9092");
    expect(await page.locator("#supply-tile .problem").count()).toBe(0);
    expect(await page.locator("#clock").textContent()).toContain("Sun 3 Nov 00:00");
  });

  it("counts messages that break their contract instead of showing them", async () => {
    happen(0, 5);
    running.feed.send("energy-weather", { ...weatherMessage(6), load_mw: 9e9 });
    await page.goto(`${running.url}/energy`);
    await expect
      .poll(() => page.locator("#supply-tile .note").textContent())
      .toBe("1 message of energy-weather broke the contract and is not shown.");
    expect(await page.locator("#clock").textContent()).toContain("Fri 1 Nov 05:00");
  });

  it("says when the dashboard is gone, resumes when it is back, and shows no point twice", async () => {
    happen(0, 50);
    issue(48);
    await page.goto(`${running.url}/energy`);
    await expect.poll(drawnHours, { timeout: 10_000 }).toBe(168);
    const { port } = running;
    await running[Symbol.asyncDispose]();
    await expect.poll(() => page.locator("#connection").isVisible(), { timeout: 10_000 }).toBe(true);
    expect(await page.locator("#clock").textContent()).toContain("Sun 3 Nov 02:00");

    running = await startFakeDashboard(sampleQueries(), { port });
    happen(0, 53);
    issue(48);
    await expect
      .poll(() => page.locator("#clock").textContent(), { timeout: 20_000 })
      .toContain("Sun 3 Nov 05:00");
    expect(await page.locator("#connection").isVisible()).toBe(false);
    const hours = (table: string) => page.locator(`#${table} tbody th`).allTextContents();
    await page.locator("#forecast-table summary").click();
    await expect.poll(async () => new Set(await hours("forecast-table")).size).toBe(168);
    expect(await hours("forecast-table")).toHaveLength(168);
    await page.locator("#supply-table summary").click();
    await expect.poll(async () => new Set(await hours("supply-table")).size).toBe(54);
    expect(await hours("supply-table")).toHaveLength(54);
    expect((await hours("supply-table"))[0]).toBe("Sun 3 Nov 05:00");
  });

  it("shows the model's errors under both assumptions", async () => {
    await page.goto(`${running.url}/energy`);
    await expect.poll(() => page.locator("#model-tile tbody tr").count()).toBe(7);
    const first = await page.locator("#model-tile tbody tr").nth(0).locator("td").allTextContents();
    expect(first).toEqual(["14.00", "0.44", "0.64", "81 %", "14.00", "0.40", "0.60", "81 %"]);
    expect(await page.locator("#model-tile .group").allTextContents()).toEqual([
      "Drivers as really known",
      "Drivers from day-ahead forecasts",
    ]);
    expect(await page.locator("#accuracy-tile tbody tr").count()).toBe(2);
  });
});
