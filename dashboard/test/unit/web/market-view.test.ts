import { describe, expect, it } from "vitest";
import { LiveHub } from "../../../server/live/hub.ts";
import { routeMessage } from "../../../server/live/message-router.ts";
import type { ChannelName } from "../../../server/wire.ts";
import { marketView } from "../../../web/energy/market-view.js";
import { Reveal } from "../../../web/energy/reveal.js";
import { LiveStore } from "../../../web/shared/live-store.js";
import {
  driverBurst,
  predictionBurst,
  priceMessage,
  sampleHour,
  samplePrice,
  sampleRules,
  sampleStart,
  sampleSupply,
  weatherMessage,
} from "../../support/sample-market.ts";

const channels: readonly ChannelName[] = ["weather", "prices", "drivers", "predictions", "feeds"];
const roomy = Object.fromEntries(
  [
    "health",
    "processes",
    "programs",
    "topics",
    "streams",
    "tables",
    "buckets",
    "model",
    "accuracy",
    ...channels,
  ].map((name) => [name, 5_000]),
) as Record<ChannelName, number>;

/** What the page shows after these messages, through the same code as live ones. */
function viewOf(messages: readonly (readonly [topic: string, value: object])[]) {
  const hub = new LiveHub(roomy);
  for (const [topic, value] of messages)
    routeMessage(hub, topic, Buffer.from(JSON.stringify(value)), sampleRules);
  const store = new LiveStore(channels);
  store.apply(JSON.parse(hub.delta(channels, null)?.json ?? "{}"));
  return marketView(store);
}

const live = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => index + from).flatMap((hour) => [
    ["energy-weather", weatherMessage(hour)] as const,
    ["energy-prices", priceMessage(hour)] as const,
  ]);
const burst = (issued: number) =>
  predictionBurst(issued).map((value) => ["energy-predictions", value] as const);
const second = (hour: number) => sampleStart / 1000 + hour * 3600;

describe("marketView", () => {
  it("is empty, and not broken, before the first message", () => {
    expect(viewOf([])).toMatchObject({
      clock: null,
      burst: null,
      supplyNow: null,
      priceNow: null,
      error: null,
    });
  });

  it("spans two days before the newest forecast and the seven it is for", () => {
    const view = viewOf([...live(0, 60), ...burst(48)]);
    expect([view.from, view.to]).toEqual([second(0), second(48 + 168)]);
    expect(view.times).toHaveLength(48 + 168 + 1);
    expect(view.clock).toBe(second(60));
    expect(view.forecast.filter((value) => value != null)).toHaveLength(168);
    expect(view.forecast[48]).toBeNull();
    expect(view.actual[60]).toBe(samplePrice(60));
    expect(view.actual[61]).toBeNull();
    expect(view.supply.load[60]).toBeCloseTo(sampleSupply(60).load_mw, 6);
  });

  it("compares the newest forecast with the prices that have come", () => {
    const view = viewOf([...live(0, 52), ...burst(48)]);
    const errors = [49, 50, 51, 52].map((hour) => Math.abs(7 * Math.sin(hour / 5) + 3));
    expect(view.error?.hours).toBe(4);
    expect(view.error?.maeEurMwh).toBeCloseTo(errors.reduce((sum, error) => sum + error, 0) / 4, 9);
    expect(view.error?.insideBand).toBe(1);
  });

  it("shows the forecast before the newest, and no older one", () => {
    const view = viewOf([...live(0, 80), ...burst(0), ...burst(24), ...burst(72)]);
    expect(view.burst?.issuedAt).toBe(sampleHour(72));
    const before = predictionBurst(24).find(({ valid_at }) => valid_at === sampleHour(100));
    expect(view.previous[100 - 24]).toBe(before?.price_eur_mwh);
  });

  it("shows nothing from after the market's clock when a replay starts over", () => {
    const view = viewOf([...live(0, 90), ...burst(0), ...burst(60), ...live(0, 10)]);
    expect(view.clock).toBe(second(10));
    expect(view.burst?.issuedAt).toBe(sampleHour(0));
    expect(view.supplyNow?.validAt).toBe(sampleHour(10));
    const future = view.times.flatMap((time, index) =>
      time > second(10) ? [view.actual[index], view.supply.load[index]] : [],
    );
    expect(future.every((value) => value == null)).toBe(true);
  });

  it("continues the supply with what the forecast expects, from the clock on", () => {
    const drivers = driverBurst(48).map((value) => ["energy-forecast", value] as const);
    const view = viewOf([...live(0, 60), ...burst(48), ...drivers]);
    expect(view.expected.load[59]).toBeNull();
    expect(view.expected.load[60]).toBeCloseTo(sampleSupply(60).load_mw, 6);
    expect(view.expected.load[216]).toBeCloseTo(sampleSupply(216).load_mw, 6);
  });

  it("joins quarter-hour prices to their hour's forecast only when all four have come", () => {
    const quarter = (minutes: number, amount: number) => {
      const time = new Date(sampleStart + 49 * 3_600_000 + minutes * 60_000).toISOString();
      const value = {
        ...priceMessage(49),
        valid_at: time,
        published_at: time,
        resolution_minutes: 15,
        price_eur_mwh: amount,
      };
      return ["energy-prices", value] as const;
    };
    const base = [...live(0, 48), ["energy-weather", weatherMessage(50)] as const, ...burst(48)];
    const three = [quarter(0, 10), quarter(15, 20), quarter(30, 30)];
    expect(viewOf([...base, ...three]).error).toBeNull();
    const view = viewOf([...base, ...three, quarter(45, 100)]);
    const expected = predictionBurst(48)[0]?.price_eur_mwh ?? Number.NaN;
    expect(view.error?.hours).toBe(1);
    expect(view.error?.maeEurMwh).toBeCloseTo(Math.abs(40 - expected), 9);
    // Between full hours the forecast has no point (undefined: drawn across), not a missing one (null: a gap).
    const index = view.times.indexOf(second(49) + 900);
    expect(view.actual[index]).toBe(20);
    expect(view.forecast[index]).toBeUndefined();
  });
});

describe("Reveal", () => {
  it("draws a forecast from its beginning, no further than what has arrived", () => {
    const reveal = new Reveal();
    reveal.aim("a", 0, 10 * 3600);
    expect(reveal.running).toBe(true);
    reveal.advance(50);
    expect(reveal.position).toBeCloseTo(4.5 * 3600, 6);
    reveal.advance(1_000);
    expect(reveal.position).toBe(10 * 3600);
    expect(reveal.running).toBe(false);

    reveal.aim("a", 0, 168 * 3600);
    expect(reveal.position).toBe(10 * 3600);
    reveal.aim("b", 60 * 3600, 228 * 3600);
    expect(reveal.position).toBe(60 * 3600);
    reveal.finish();
    expect(reveal.running).toBe(false);
  });
});
