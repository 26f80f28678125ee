import { expect, it } from "vitest";
import { faultKinds } from "../../../energy/faults.ts";
import { type MessagePlan, planBurst, planHour } from "../../../energy/plan.ts";
import { energyHour, energyHours } from "./energy-hours.ts";

const plan: MessagePlan = {
  replay: "replay-1",
  seed: 42,
  priceResolution: 60,
  faults: { share: 0, kinds: faultKinds, lateAfterHours: 48 },
};
const faultyPlan: MessagePlan = { ...plan, faults: { ...plan.faults, share: 0.5 } };
const hour = energyHour("2024-11-01T05:00:00Z");

it("an hour is its drivers and then its price, keyed by zone, published when the hour comes", () => {
  const messages = planHour(hour, undefined, plan);
  expect(messages.map(({ topic, key, fate }) => [topic, key, fate])).toEqual([
    ["energy-weather", "DE-LU", "written"],
    ["energy-prices", "DE-LU", "written"],
  ]);
  for (const { value } of messages) {
    expect(JSON.parse(String(value)).published_at).toBe("2024-11-01T05:00:00Z");
  }
});

it("at 15 minutes an hour has four prices with four ids", () => {
  const messages = planHour(hour, undefined, { ...plan, priceResolution: 15 });
  const prices = messages.filter(({ topic }) => topic === "energy-prices");
  expect(prices).toHaveLength(4);
  expect(new Set(prices.map(({ eventId }) => eventId)).size).toBe(4);
});

it("the same hour of the same replay gives the same bytes, another replay other ids", () => {
  const once = planHour(hour, undefined, faultyPlan);
  expect(planHour(hour, undefined, faultyPlan)).toEqual(once);
  const other = planHour(hour, undefined, { ...faultyPlan, replay: "replay-2" });
  expect(other.map(({ fault }) => fault)).toEqual(once.map(({ fault }) => fault));
  const ids = new Set(once.map(({ sendId }) => sendId));
  expect(other.filter(({ sendId }) => ids.has(sendId))).toEqual([]);
});

it("another seed gives other faults", () => {
  const faults = (seed: number) =>
    energyHours("2024-11-01T00:00:00Z", 24)
      .flatMap((each) => planHour(each, undefined, { ...faultyPlan, seed }))
      .map(({ fault }) => fault);
  expect(faults(1)).not.toEqual(faults(2));
});

it("a burst tells every hour under its time of issue", () => {
  const issuedAt = Date.parse("2024-11-01T00:00:00Z");
  const messages = planBurst(energyHours("2024-11-01T01:00:00Z", 3), issuedAt, plan);
  expect(messages.map(({ value }) => JSON.parse(String(value)).valid_at)).toEqual([
    "2024-11-01T01:00:00Z",
    "2024-11-01T02:00:00Z",
    "2024-11-01T03:00:00Z",
  ]);
  expect(new Set(messages.map(({ value }) => JSON.parse(String(value)).issued_at))).toEqual(
    new Set(["2024-11-01T00:00:00Z"]),
  );
  expect(new Set(messages.map(({ eventId }) => eventId)).size).toBe(3);
});
