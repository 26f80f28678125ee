import { expect, it } from "vitest";
import { faultKinds } from "../../../energy/faults.ts";
import { hoursToSend, replayHours } from "../../../energy/replay-feed.ts";
import { germanHistory } from "../../../energy/sources/german-history.ts";
import { hourMs } from "../../../lib/hours.ts";
import type { PlannedMessage } from "../../../lib/message.ts";
import { startReplayClock } from "../../../lib/replay-clock.ts";
import { energyHours } from "./energy-hours.ts";

const plan = {
  replay: "r",
  seed: 1,
  priceResolution: 60 as const,
  faults: { share: 0, kinds: faultKinds, lateAfterHours: 48 },
};

/** An outlet that keeps what it is given, and stops the replay after some sendings. */
function recordingOutlet(stopAfter = Number.POSITIVE_INFINITY) {
  const controller = new AbortController();
  const batches: PlannedMessage[][] = [];
  const send = async (messages: readonly PlannedMessage[]) => {
    batches.push([...messages]);
    if (batches.length >= stopAfter) controller.abort();
    return messages.length;
  };
  return { batches, outlet: { send, signal: controller.signal, say: () => {} } };
}

/** Real time that passes only in sleeps. */
function fakeTime() {
  let now = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    time: {
      now: () => now,
      sleep: async (ms: number) => {
        sleeps.push(ms);
        now += ms;
      },
    },
  };
}

it("sends every hour once, in order, and keeps the position after each sending", async () => {
  const hours = energyHours("2024-11-01T00:00:00Z", 5);
  const { batches, outlet } = recordingOutlet();
  const { time, sleeps } = fakeTime();
  const clock = startReplayClock(hours[0]?.validAt ?? 0, 3600, time);
  const positions: number[] = [];
  await replayHours(
    { hours, following: undefined, plan, clock, reached: (hour) => positions.push(hour) },
    outlet,
  );
  expect(batches.map((batch) => batch.map(({ topic }) => topic))).toEqual(
    Array(5).fill(["energy-weather", "energy-prices"]),
  );
  expect(positions).toEqual(hours.map(({ validAt }) => validAt));
  // One hour a second: four waits of a second after the first hour.
  expect(sleeps).toEqual([1000, 1000, 1000, 1000]);
});

it("sends hours the clock has overtaken together", async () => {
  const hours = energyHours("2024-11-01T00:00:00Z", 100);
  const { batches, outlet } = recordingOutlet();
  const clock = startReplayClock(0, Number.POSITIVE_INFINITY);
  await replayHours({ hours, following: undefined, plan, clock, reached: () => {} }, outlet);
  expect(batches.map(({ length }) => length)).toEqual([96, 96, 8]);
});

it("stops after the sending during which the signal came", async () => {
  const hours = energyHours("2024-11-01T00:00:00Z", 100);
  const { batches, outlet } = recordingOutlet(1);
  const positions: number[] = [];
  const clock = startReplayClock(0, Number.POSITIVE_INFINITY);
  const reached = (hour: number) => positions.push(hour);
  await replayHours({ hours, following: undefined, plan, clock, reached }, outlet);
  expect(batches).toHaveLength(1);
  expect(positions).toEqual([hours[47]?.validAt]);
});

it.each([
  ["2024-03-31", 23],
  ["2024-10-27", 25],
  ["2024-11-01", 24],
])("the local day %s of Berlin is replayed with its %i hours, none twice", async (day, count) => {
  const from = Date.parse(`${day}T00:00:00Z`) - 24 * hourMs;
  const span = { from, until: from + 72 * hourMs, after: null, limit: null };
  const { hours, following } = hoursToSend(germanHistory().hours, span);
  const { batches, outlet } = recordingOutlet();
  const clock = startReplayClock(from, Number.POSITIVE_INFINITY);
  await replayHours({ hours, following, plan, clock, reached: () => {} }, outlet);
  const berlin = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Berlin", dateStyle: "short" });
  const validTimes = batches
    .flat()
    .filter(({ topic }) => topic === "energy-weather")
    .map(({ value }) => String(JSON.parse(String(value)).valid_at));
  const ofDay = validTimes.filter((time) => berlin.format(new Date(time)) === day);
  expect(ofDay).toHaveLength(count);
  expect(new Set(ofDay).size).toBe(count);
  expect([...ofDay].sort()).toEqual(ofDay);
});

it("continues with the hour after the position, within the span and the limit", () => {
  const hours = energyHours("2024-11-01T00:00:00Z", 10);
  const at = (index: number) => Date.parse("2024-11-01T00:00:00Z") + index * hourMs;
  const chosen = hoursToSend(hours, { from: at(1), until: at(8), after: at(3), limit: 3 });
  expect(chosen.hours.map(({ validAt }) => validAt)).toEqual([at(4), at(5), at(6)]);
  expect(chosen.following?.validAt).toBe(at(7));
  const fresh = hoursToSend(hours, { from: at(1), until: at(8), after: null, limit: null });
  expect(fresh.hours.map(({ validAt }) => validAt)).toEqual([1, 2, 3, 4, 5, 6, 7].map(at));
  expect(hoursToSend(hours, { from: at(0), until: at(10), after: at(9), limit: null }).hours).toEqual([]);
});
