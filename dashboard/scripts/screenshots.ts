import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { loadConfig } from "@kindling/spark/config";
import type { Page } from "playwright-core";
import { launchChromium, openPage } from "../test/support/chromium.ts";

/** `npm run screenshots [-- name …]`: pictures of the running dashboard for the README, into `dashboard/docs/`; all unless named. */
const { host, port } = loadConfig().ui;
const address = `http://${host}:${port}`;
const named = process.argv.slice(2);
const folder = fileURLToPath(new URL("../docs/", import.meta.url));

/** What a page must show before its picture is worth taking. */
interface Shot {
  readonly name: string;
  readonly path: string;
  readonly theme: "dark" | "light";
  readonly height: number;
  readonly ready: (page: Page) => Promise<void>;
}

/** Two minutes: the next forecast burst may be a minute away. */
const patience = { timeout: 120_000 };

async function forecastDrawn(page: Page): Promise<void> {
  await page.locator('#forecast-chart[data-drawn-hours="168"][data-drawing="false"]').waitFor(patience);
  await page.locator("#model-tile table").waitFor(patience);
  await page.locator("#accuracy-tile table").waitFor(patience);
}

async function forecastBeingDrawn(page: Page): Promise<void> {
  const hours = page.locator("#forecast-chart");
  await hours.and(page.locator('[data-drawing="true"]')).waitFor(patience);
  while (Number(await hours.getAttribute("data-drawn-hours")) < 100) await delay(20);
}

async function overviewFilled(page: Page): Promise<void> {
  for (const tile of ["streams", "topics", "tables", "buckets"]) {
    await page.locator(`#${tile}-tile table`).waitFor(patience);
  }
  // The small lines beside the topics need a few readings to be lines.
  await delay(12_000);
}

async function eventsFilled(page: Page): Promise<void> {
  await page.locator("#volume-tile .u-over").waitFor(patience);
  for (const tile of ["sessions", "devices", "days"]) {
    await page.locator(`#${tile}-tile .bars`).first().waitFor(patience);
  }
}

async function ordersFilled(page: Page): Promise<void> {
  await page.locator("#compared-tile table").waitFor(patience);
  for (const tile of ["minutes", "latency"]) await page.locator(`#${tile}-tile .u-over`).waitFor(patience);
  await page.locator("#slot-tile dl").first().waitFor(patience);
  // The small line beside the changes needs a few readings to be a line.
  await delay(12_000);
}

async function messagesRead(page: Page): Promise<void> {
  await page.locator("#partitions-tile table").waitFor(patience);
  await page.locator('#peek-form input[name="count"]').fill("1");
  await page.locator("#peek-form button").click();
  await page.locator(".message").first().waitFor(patience);
}

async function queryRun(page: Page): Promise<void> {
  const query = "SELECT id % 12 AS month, count(*) AS rows FROM range(1000000) GROUP BY 1 ORDER BY 1";
  await page.locator("#text").fill(query);
  await page.locator("#run").click();
  await page.locator("#chart .bars").waitFor(patience);
}

const shots: readonly Shot[] = [
  { name: "energy", path: "/energy", theme: "dark", height: 1070, ready: forecastDrawn },
  { name: "energy-drawing", path: "/energy", theme: "dark", height: 1070, ready: forecastBeingDrawn },
  { name: "energy-light", path: "/energy", theme: "light", height: 1830, ready: forecastDrawn },
  { name: "overview", path: "/", theme: "dark", height: 1240, ready: overviewFilled },
  { name: "events", path: "/events", theme: "dark", height: 1912, ready: eventsFilled },
  { name: "orders", path: "/orders", theme: "dark", height: 1120, ready: ordersFilled },
  { name: "kafka", path: "/kafka#clickstream", theme: "dark", height: 1300, ready: messagesRead },
  { name: "sql", path: "/sql", theme: "dark", height: 1100, ready: queryRun },
];

const browser = await launchChromium();
try {
  for (const { name, path, theme, height, ready } of shots) {
    if (named.length > 0 && !named.includes(name)) continue;
    const page = await openPage(browser, { theme, height });
    await page.goto(address + path).catch((error: unknown) => {
      throw new Error(`No dashboard answers at ${address}; start it with npm run dashboard`, {
        cause: error,
      });
    });
    await ready(page);
    await page.screenshot({ path: `${folder}${name}.png` });
    await page.context().close();
    console.log(`dashboard/docs/${name}.png`);
  }
} finally {
  await browser.close();
}
