import { describe, expect, it } from "vitest";
import { type FaultKind, type FaultPlan, faultKinds, faulty, withFaults } from "../../../energy/faults.ts";
import { seededRandom } from "../../../lib/random.ts";

const good = {
  eventId: "e-1",
  topic: "energy-weather",
  key: "DE-LU",
  payload: {
    event_id: "e-1",
    zone: "DE-LU",
    valid_at: "2024-11-03T05:00:00Z",
    published_at: "2024-11-03T05:00:00Z",
    load_mw: 50000,
    temperature_c: null,
  },
};
const required = ["event_id", "zone", "valid_at", "published_at", "load_mw"];

/** Many messages of one fault, each made with another seed. */
function sample(kind: FaultKind) {
  return Array.from({ length: 60 }, (_, seed) => faulty(good, kind, 1, 48, seededRandom(seed)));
}

/** The message's JSON object, or null where it is none. */
function objectOf(value: Buffer | null): Record<string, unknown> | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(value ?? Buffer.alloc(0));
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : null;
  } catch {
    return null;
  }
}

describe("what each fault does to a message", () => {
  it("malformed: no JSON object in UTF-8", () => {
    expect(sample("malformed").map(({ value }) => objectOf(value))).toEqual(Array(60).fill(null));
    const texts = sample("malformed").map(({ value }) => value?.toString("latin1") ?? "");
    expect(texts.some((text) => text.includes("\xff\xfe"))).toBe(true);
    expect(texts.some((text) => text.includes('"load_mw":NaN'))).toBe(true);
  });

  it("empty and null_value: no bytes, and no value", () => {
    expect(sample("empty").map(({ value }) => value?.length)).toEqual(Array(60).fill(0));
    expect(sample("null_value").map(({ value }) => value)).toEqual(Array(60).fill(null));
  });

  it("missing_field: one required field is absent", () => {
    for (const { value } of sample("missing_field")) {
      const object = objectOf(value) ?? {};
      expect(required.filter((name) => !(name in object))).toHaveLength(1);
    }
  });

  it("null_field: one required field is null", () => {
    for (const { value } of sample("null_field")) {
      const object = objectOf(value) ?? {};
      expect(required.filter((name) => object[name] === null)).toHaveLength(1);
    }
  });

  it("wrong_type: one required field has another type", () => {
    for (const { value } of sample("wrong_type")) {
      const object = objectOf(value) ?? {};
      const typeOf = (name: string) => (name === "load_mw" ? "number" : "string");
      expect(required.filter((name) => typeof object[name] !== typeOf(name))).toHaveLength(1);
    }
  });

  it("absurd: right types, a value no power system has", () => {
    for (const { value } of sample("absurd")) {
      const object = objectOf(value) ?? {};
      const changed = Object.entries(object).filter(([, entry]) => typeof entry === "number");
      expect(
        changed.some(([, entry]) => Number(entry) < 0 || Number(entry) === 900 || Number(entry) >= 50_000),
      ).toBe(true);
      expect(typeof object.valid_at).toBe("string");
    }
  });

  it("duplicate: the very bytes and id of the good message", () => {
    for (const { value, eventId, fate } of sample("duplicate")) {
      expect([eventId, fate, value?.toString()]).toEqual([
        "e-1",
        "deduplicated",
        JSON.stringify(good.payload),
      ]);
    }
  });

  it("late: published 49 to 96 hours after the hour it is about", () => {
    for (const { value, eventId, fate } of sample("late")) {
      const { valid_at, published_at, event_id } = objectOf(value) ?? {};
      const hours = (Date.parse(String(published_at)) - Date.parse(String(valid_at))) / 3_600_000;
      expect(hours).toBeGreaterThanOrEqual(49);
      expect(hours).toBeLessThanOrEqual(96);
      expect([event_id, fate]).toEqual([eventId, "late"]);
      expect(eventId).not.toBe("e-1");
    }
  });
});

describe("how faults are mixed in", () => {
  const plan: FaultPlan = { share: 0.25, kinds: faultKinds, lateAfterHours: 48 };
  const all = Array.from({ length: 2_000 }, (_, seed) => withFaults(good, plan, seededRandom(seed))).flat();

  it("the good message always goes first, unchanged", () => {
    const mixed = withFaults(good, plan, seededRandom(3));
    expect([mixed[0]?.fate, mixed[0]?.value?.toString()]).toEqual(["written", JSON.stringify(good.payload)]);
  });

  it("bad ones are the share of all that was asked for, of every kind", () => {
    const bad = all.filter(({ fault }) => fault !== null);
    expect(bad.length / all.length).toBeGreaterThan(0.23);
    expect(bad.length / all.length).toBeLessThan(0.27);
    expect(new Set(bad.map(({ fault }) => fault))).toEqual(new Set(faultKinds));
  });

  it("each sending has its own identity", () => {
    const mixed = withFaults(good, { ...plan, share: 0.85 }, seededRandom(5));
    expect(mixed.length).toBeGreaterThan(2);
    expect(new Set(mixed.map(({ sendId }) => sendId)).size).toBe(mixed.length);
  });

  it("no share, no faults", () => {
    expect(withFaults(good, { ...plan, share: 0 }, seededRandom(1))).toHaveLength(1);
  });
});
