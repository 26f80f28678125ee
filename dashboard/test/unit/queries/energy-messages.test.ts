import { describe, expect, it } from "vitest";
import { pricesTopic, weatherTopic } from "../../../../jobs/energy/contracts.ts";
import { LiveHub } from "../../../server/live/hub.ts";
import { routeMessage } from "../../../server/live/message-router.ts";
import { predictionBurst, priceMessage, sampleRules, weatherMessage } from "../../support/sample-market.ts";
import { testLimits } from "../live/test-values.ts";

const bytes = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const route = (topic: string, value: unknown, hub = new LiveHub(testLimits)) => {
  routeMessage(hub, topic, bytes(value), sampleRules);
  return hub;
};

describe("routeMessage", () => {
  it("puts a message under its hour, so that the same message twice is one point", () => {
    const hub = route("energy-prices", priceMessage(3));
    route("energy-prices", priceMessage(3), hub);
    expect(hub.size("prices")).toBe(1);
    expect(hub.get("prices", "2024-11-01T03:00:00.000Z")).toEqual({
      validAt: "2024-11-01T03:00:00.000Z",
      publishedAt: "2024-11-01T03:00:00.000Z",
      resolutionMinutes: 60,
      priceEurMwh: priceMessage(3).price_eur_mwh,
    });
  });

  it("keeps forecasts of different issues apart", () => {
    const [first, second] = [predictionBurst(0)[10], predictionBurst(6)[4]];
    expect(first?.valid_at).toBe(second?.valid_at);
    const hub = route("energy-predictions", first);
    route("energy-predictions", second, hub);
    expect(hub.size("predictions")).toBe(2);
  });

  it("shows only its own zone", () => {
    const hub = new LiveHub(testLimits);
    expect(routeMessage(hub, "energy-prices", bytes({ ...priceMessage(1), zone: "FR" }), sampleRules)).toBe(
      false,
    );
    expect(hub.size("prices")).toBe(0);
  });

  it.each([
    ["text that is not JSON", "energy-prices", "{", /JSON/],
    ["no value", "energy-prices", "null", /value should be an object, but is null/],
    ["a missing field", "energy-weather", without("load_mw"), /load_mw should be a number, but is missing/],
    [
      "text for a number",
      "energy-weather",
      { ...weatherMessage(1), load_mw: "5" },
      /load_mw should be a number, but is "5"/,
    ],
    [
      "null for a number",
      "energy-weather",
      { ...weatherMessage(1), solar_mw: null },
      /solar_mw should be a number, but is null/,
    ],
    [
      "an absurd load",
      "energy-weather",
      { ...weatherMessage(1), load_mw: 9e9 },
      /load_mw should be from 0 to 200000/,
    ],
    [
      "an absurd price",
      "energy-prices",
      { ...priceMessage(1), price_eur_mwh: 1e6 },
      /price_eur_mwh should be from -1000 to 5000/,
    ],
    [
      "no moment",
      "energy-prices",
      { ...priceMessage(1), valid_at: "soon" },
      /valid_at should be a moment, but is "soon"/,
    ],
    [
      "a late message",
      "energy-prices",
      { ...priceMessage(1), published_at: "2024-11-04T00:00:00Z" },
      /within 48 h of valid_at/,
    ],
    ["no issue time", "energy-forecast", weatherMessage(1), /issued_at should be text, but is missing/],
  ])("refuses %s", (_what, topic, value, reason) => {
    expect(() => route(topic, value)).toThrow(reason);
  });

  it("takes negative prices", () => {
    const hub = route("energy-prices", { ...priceMessage(1), price_eur_mwh: -135.45 });
    expect(hub.get("prices", "2024-11-01T01:00:00.000Z")?.priceEurMwh).toBe(-135.45);
  });

  it("draws the bounds where the topics' contracts draw them", () => {
    for (const name of ["load_mw", "solar_mw", "wind_onshore_mw", "wind_offshore_mw"] as const) {
      const { least, most } = weatherTopic.fields[name];
      const send = (value: number) => () => route("energy-weather", { ...weatherMessage(1), [name]: value });
      expect(send(least)).not.toThrow();
      expect(send(most)).not.toThrow();
      expect(send(least - 1)).toThrow(name);
      expect(send(most + 1)).toThrow(name);
    }
    const { least, most } = pricesTopic.fields.price_eur_mwh;
    const send = (value: number) => () =>
      route("energy-prices", { ...priceMessage(1), price_eur_mwh: value });
    expect(send(least)).not.toThrow();
    expect(send(most)).not.toThrow();
    expect(send(least - 1)).toThrow("price_eur_mwh");
    expect(send(most + 1)).toThrow("price_eur_mwh");
  });
});

function without(field: string) {
  return Object.fromEntries(Object.entries(weatherMessage(1)).filter(([name]) => name !== field));
}
