import { hourMs, parseInstant, toIso } from "../lib/hours.ts";
import { eventIdOf, type Fate, type PlannedMessage } from "../lib/message.ts";
import type { SeededRandom } from "../lib/random.ts";

/** The ways a message can be bad on purpose, to prove that the pipeline accounts for each. */
export const faultKinds = [
  "malformed",
  "empty",
  "missing_field",
  "wrong_type",
  "null_field",
  "null_value",
  "absurd",
  "duplicate",
  "late",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** A message's content as JSON will carry it. */
export type Payload = Readonly<Record<string, string | number | null>>;

/** Which share of all messages is bad, of which kinds, and from when a message counts as late. */
export interface FaultPlan {
  readonly share: number;
  readonly kinds: readonly [FaultKind, ...FaultKind[]];
  readonly lateAfterHours: number;
}

/** A good message that has still its content, from which the bad ones are made. */
export interface GoodMessage {
  readonly eventId: string;
  readonly topic: string;
  readonly key: string;
  readonly payload: Payload;
}

/**
 * The good message, followed by bad ones at the plan's share.
 *
 * Bad ones come on top and never instead, so that what must be written is the same with faults as without.
 */
export function withFaults(good: GoodMessage, plan: FaultPlan, random: SeededRandom): PlannedMessage[] {
  const { eventId, topic, key } = good;
  const messages: PlannedMessage[] = [
    { sendId: eventId, eventId, topic, key, value: toBytes(good.payload), fate: "written", fault: null },
  ];
  while (random.next() < plan.share) {
    messages.push(faulty(good, random.pick(plan.kinds), messages.length, plan.lateAfterHours, random));
  }
  return messages;
}

/** The message's `copy`-th companion, bad in one way. */
export function faulty(
  good: GoodMessage,
  kind: FaultKind,
  copy: number,
  lateAfterHours: number,
  random: SeededRandom,
): PlannedMessage {
  const { topic, key } = good;
  const sendId = `${good.eventId}+${copy}`;
  const eventId = kind === "duplicate" ? good.eventId : eventIdOf(good.eventId, copy);
  // Lines of a bronze file have no event_id, and their faulty companions get none.
  const identity = "event_id" in good.payload ? { event_id: eventId } : {};
  const payload: Payload = { ...good.payload, ...identity };
  const message = (value: Buffer | null, fate: Fate) => ({
    sendId,
    eventId,
    topic,
    key,
    value,
    fate,
    fault: kind,
  });
  const field = () => random.pick(requiredFields(payload));
  switch (kind) {
    case "malformed":
      return message(malformed(toBytes(payload), random), "quarantined");
    case "empty":
      return message(Buffer.alloc(0), "quarantined");
    case "missing_field": {
      const missing = field();
      const rest = Object.entries(payload).filter(([name]) => name !== missing);
      return message(toBytes(Object.fromEntries(rest)), "quarantined");
    }
    case "wrong_type": {
      const name = field();
      return message(toBytes({ ...payload, [name]: ofWrongType(payload[name], random) }), "quarantined");
    }
    case "null_field":
      return message(toBytes({ ...payload, [field()]: null }), "quarantined");
    case "null_value":
      return message(null, "quarantined");
    case "absurd":
      return message(toBytes({ ...payload, ...absurdity(payload, random) }), "quarantined");
    case "duplicate":
      return message(toBytes(payload), "deduplicated");
    case "late":
      return message(toBytes(late(payload, lateAfterHours + random.int(1, 48))), "late");
  }
}

function toBytes(content: unknown): Buffer {
  return Buffer.from(JSON.stringify(content));
}

/** Fields that must be there and not null; the weather fields may be null. */
function requiredFields(payload: Payload): readonly [string, ...string[]] {
  const optional = ["temperature_c", "wind_speed_ms", "radiation_wm2"];
  const [first = "zone", ...others] = Object.keys(payload).filter((name) => !optional.includes(name));
  return [first, ...others];
}

/** Bytes that are no JSON object: cut short, not UTF-8, a bare NaN, another shape, other words. */
function malformed(good: Buffer, random: SeededRandom): Buffer {
  const text = good.toString();
  return random.pick([
    () => good.subarray(0, random.int(1, good.length - 1)),
    () => notUtf8(text, '"zone":"'),
    () => Buffer.from(text.replace(/(_mw|_mwh)":[^,}]+/, '$1":NaN')),
    () => Buffer.from(`[${text}]`),
    () => Buffer.from("502 Bad Gateway"),
  ])();
}

/** The text with two bytes after `mark` that occur in no UTF-8 text. */
function notUtf8(text: string, mark: string): Buffer {
  const at = text.indexOf(mark) + mark.length;
  return Buffer.concat([
    Buffer.from(text.slice(0, at)),
    Buffer.from([0xff, 0xfe]),
    Buffer.from(text.slice(at)),
  ]);
}

function ofWrongType(value: string | number | null | undefined, random: SeededRandom): unknown {
  if (typeof value === "number")
    return random.pick<unknown>([String(value), "a lot", true, [value], { value }]);
  return random.pick<unknown>([1_730_419_200, false, [value], { value }]);
}

/** A value of the right type that no power system has. */
function absurdity(payload: Payload, random: SeededRandom): Payload {
  if ("price_eur_mwh" in payload) return { price_eur_mwh: random.pick([-1_000_000, 10_000_000, 1e300]) };
  return random.pick<Payload>([
    { load_mw: -1 },
    { load_mw: 1e12 },
    { solar_mw: -5_000 },
    { wind_onshore_mw: 9_999_999 },
    { temperature_c: 900 },
    { wind_speed_ms: -3 },
    { radiation_wm2: 50_000 },
  ]);
}

/** The same message about a time so long before its publication that it is late. */
function late(payload: Payload, hours: number): Payload {
  const earlier = (name: string): Payload => {
    const value = payload[name];
    return typeof value === "string" ? { [name]: toIso(parseInstant(value) - hours * hourMs) } : {};
  };
  return { ...payload, ...earlier("issued_at"), ...earlier("valid_at") };
}
