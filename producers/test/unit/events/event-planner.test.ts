import { describe, expect, it } from "vitest";
import { planEvents } from "../../../events/event-planner.ts";
import type { FaultPlan } from "../../../events/faults.ts";
import { type EventFault, eventFaults, type PlannedEvent } from "../../../events/messages.ts";
import { simulatedClicks, simulatedReadings } from "../../../events/sources/simulated.ts";

const now = Date.parse("2026-03-01T12:00:00Z");
const noFaults: FaultPlan = {
  share: 0,
  kinds: eventFaults,
  lateAfterMinutes: 5,
  futureAfterMinutes: 2,
  maxBytes: 16_384,
};

function plannerOf(faults: FaultPlan = noFaults) {
  const sources = { clickstream: simulatedClicks(7), iot: simulatedReadings(7, 150) };
  return planEvents("run1", 7, sources, faults);
}

function contentOf({ value }: PlannedEvent) {
  return JSON.parse(value.toString());
}

/** The first events of each kind of fault, out of enough of them. */
function withFault(kind: EventFault): PlannedEvent[] {
  const planner = plannerOf({ ...noFaults, share: 0.5, kinds: [kind] });
  return Array.from({ length: 20 }, () => planner.next("clickstream", now)).flat();
}

describe("planEvents", () => {
  it("makes page views with the fields of their topic, numbered in order", () => {
    const planner = plannerOf();
    const [first, second] = [planner.next("clickstream", now)[0], planner.next("clickstream", now + 5)[0]];
    if (first === undefined || second === undefined) throw new Error("no events");
    expect(Object.keys(contentOf(first))).toEqual(["event_id", "user_id", "url", "referrer", "ua", "ts"]);
    expect([contentOf(first).event_id, contentOf(second).event_id]).toEqual(["run1-0", "run1-1"]);
    expect(contentOf(second).ts).toBe("2026-03-01T12:00:00.005Z");
    expect(first.key).toBe(contentOf(first).user_id);
  });

  it("makes sensor reports with the fields of their topic", () => {
    const [event] = plannerOf().next("iot", now);
    if (event === undefined) throw new Error("no event");
    const fields = ["device_id", "site", "temp_c", "humidity", "battery", "signal_strength", "ts"];
    expect(Object.keys(contentOf(event))).toEqual(fields);
    expect(event.key).toBe(contentOf(event).device_id);
  });

  it("makes the same events for the same seed", () => {
    const values = () => {
      const planner = plannerOf({ ...noFaults, share: 0.3 });
      return Array.from({ length: 200 }, (_, i) =>
        planner.next(i % 2 ? "iot" : "clickstream", now + i),
      ).flat();
    };
    expect(values()).toEqual(values());
  });

  it("never gives a device two reports of one time", () => {
    const planner = plannerOf();
    const names = Array.from({ length: 3_000 }, () => planner.next("iot", now))
      .flat()
      .map((event) => {
        const { device_id, ts } = contentOf(event);
        return `${device_id} ${ts}`;
      });
    expect(new Set(names).size).toBe(names.length);
  });

  it("doubles an event after itself, byte for byte and under its number", () => {
    const events = withFault("duplicate");
    const doubled = events.findIndex(({ fault }) => fault === "duplicate");
    expect(doubled).toBeGreaterThan(0);
    expect(events[doubled]).toEqual({ ...events[doubled - 1], fault: "duplicate" });
  });

  it("moves late and future events beyond their limits", () => {
    const distances = (kind: EventFault) =>
      withFault(kind)
        .filter(({ fault }) => fault === kind)
        .map((event) => (Date.parse(contentOf(event).ts) - now) / 60_000);
    expect(Math.max(...distances("late"))).toBeLessThan(-5);
    expect(Math.min(...distances("future"))).toBeGreaterThan(2);
  });

  it("makes oversized events larger than an event may be, and valid otherwise", () => {
    const oversized = withFault("oversized").filter(({ fault }) => fault === "oversized");
    expect(Math.min(...oversized.map(({ value }) => value.length))).toBeGreaterThan(16_384);
    for (const event of oversized) expect(contentOf(event).event_id).toBe(`run1-${event.number}`);
  });

  it("is over when its source has no more", () => {
    const planner = planEvents("run1", 7, { clickstream: () => null, iot: () => null }, noFaults);
    expect(planner.next("clickstream", now)).toEqual([]);
  });
});
