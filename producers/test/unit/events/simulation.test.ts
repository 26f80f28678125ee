import { describe, expect, it } from "vitest";
import { simulateDevices } from "../../../events/simulate/devices.ts";
import { nextPage } from "../../../events/simulate/site.ts";
import { simulateVisitors } from "../../../events/simulate/visitors.ts";
import { seededRandom } from "../../../lib/random.ts";

describe("simulated visitors", () => {
  it("come from a page that the same visitor saw, once they are inside", () => {
    const visitors = simulateVisitors(seededRandom(1), 20);
    const seen = new Map<string, Set<string>>();
    let inside = 0;
    const strange: string[] = [];
    for (let i = 0; i < 5_000; i++) {
      const { user_id, url, referrer } = visitors.next();
      const pages = seen.get(user_id) ?? new Set();
      if (referrer?.startsWith("https://shop.example")) {
        inside += 1;
        if (!pages.has(referrer)) strange.push(referrer);
      }
      seen.set(user_id, pages.add(url));
    }
    expect(strange).toEqual([]);
    expect(inside).toBeGreaterThan(2_500);
  });

  it("reach an order only through the checkout", () => {
    const random = seededRandom(2);
    const before = new Set(
      (["home", "category", "search", "product", "cart", "checkout", "help"] as const).filter((kind) =>
        Array.from({ length: 500 }, () => nextPage(kind, random)?.kind).includes("confirmation"),
      ),
    );
    expect([...before]).toEqual(["checkout"]);
  });
});

describe("simulated devices", () => {
  it("are warmer at two in the afternoon than at two in the morning", () => {
    const mean = (hour: number) => {
      const devices = simulateDevices(seededRandom(3), 50);
      const at = Date.UTC(2026, 5, 1, hour);
      return Array.from({ length: 500 }, () => devices.next(at).temp_c).reduce((sum, c) => sum + c / 500, 0);
    };
    expect(mean(12) - mean(0)).toBeGreaterThan(8);
  });

  it("run down, fall silent, and come back with a full battery", () => {
    const devices = simulateDevices(seededRandom(4), 3);
    const minute = 60_000;
    const levels = Array.from({ length: 90_000 }, (_, i) => devices.next(i * minute)).filter(
      ({ device_id }) => device_id === "dev-0001",
    );
    const changes = levels.filter(({ battery }, i) => battery > (levels[i - 1]?.battery ?? 100));
    expect(changes.length).toBeGreaterThan(0);
    for (const { battery } of changes) expect(battery).toBeGreaterThan(99);
    const falls = levels.filter(({ battery }, i) => battery < (levels[i - 1]?.battery ?? 0));
    expect(falls.length).toBeGreaterThan(changes.length);
  });

  it("are far off in single reports", () => {
    const devices = simulateDevices(seededRandom(6), 1);
    const readings = Array.from({ length: 60_000 }, () => devices.next(0).temp_c);
    const isFar = (i: number, j: number) => Math.abs((readings[i] ?? 0) - (readings[j] ?? 0)) > 3;
    const spikes = readings.flatMap((_, i) => (isFar(i, i - 1) && isFar(i, i + 1) ? [i] : []));
    expect(spikes.length).toBeGreaterThan(0);
    expect(spikes.length).toBeLessThan(12);
  });

  it("drift with time and not with the number of reports, and are set right in the end", () => {
    const spread = (every: number) => {
      const devices = simulateDevices(seededRandom(8), 40);
      const last = Array.from(
        { length: 20_000 },
        (_, i) => devices.next(Math.floor((i / 20_000) * every)).temp_c,
      ).slice(-40);
      return Math.max(...last) - Math.min(...last);
    };
    const day = 86_400_000;
    expect(spread(day / 24)).toBeLessThan(2);
    expect(spread(8 * day)).toBeGreaterThan(3);
    expect(spread(60 * day)).toBeLessThan(12);
  });

  it("report in bounds", () => {
    const devices = simulateDevices(seededRandom(5), 100);
    const readings = Array.from({ length: 5_000 }, (_, i) => devices.next(i * 60_000));
    const within = (value: number, least: number, most: number) => value >= least && value <= most;
    const outside = readings.filter(
      ({ temp_c, humidity, battery, signal_strength }) =>
        !within(temp_c, -60, 60) ||
        !within(humidity, 0, 100) ||
        !within(battery, 0, 100) ||
        !within(signal_strength, -150, -31),
    );
    expect(outside).toEqual([]);
  });
});
