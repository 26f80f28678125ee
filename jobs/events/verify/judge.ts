import type { FieldRule, TopicExpectation } from "./expectations.ts";

/** The limits of the configuration that decide about a message. */
export interface Limits {
  readonly futureAfterMinutes: number;
  readonly maxEventBytes: number;
}

/** Values of a good message's fields; instants as microseconds since 1970. */
export type Fields = Readonly<Record<string, string | number | bigint | null>>;

/** What must become of one message, judged from its bytes and the time Kafka gave it. */
export type Judgement =
  | { readonly fate: "good"; readonly fields: Fields }
  | { readonly fate: "invalid" | "oversized" | "future" };

const utf8 = new TextDecoder("utf-8", { fatal: true });
const instantForm = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(\.\d+)?Z$/;

/** @param kafkaMs - the time Kafka gave the message, epoch milliseconds */
export function judge(
  value: Uint8Array | null,
  kafkaMs: number,
  { fields: rules }: TopicExpectation,
  { futureAfterMinutes, maxEventBytes }: Limits,
): Judgement {
  if (value === null) return { fate: "invalid" };
  if (value.length > maxEventBytes) return { fate: "oversized" };
  const message = parse(value);
  if (message === undefined) return { fate: "invalid" };
  const fields: Record<string, Fields[string]> = {};
  for (const [name, rule] of Object.entries(rules)) {
    const read = readField(message[name], rule);
    if (read === undefined) return { fate: "invalid" };
    fields[name] = read;
  }
  const ahead = Number(fields.ts) / 1_000 - kafkaMs;
  return ahead > futureAfterMinutes * 60_000 ? { fate: "future" } : { fate: "good", fields };
}

function parse(value: Uint8Array): Record<string, unknown> | undefined {
  try {
    const message: unknown = JSON.parse(utf8.decode(value));
    return typeof message === "object" && message !== null && !Array.isArray(message)
      ? Object.fromEntries(Object.entries(message))
      : undefined;
  } catch {
    return undefined;
  }
}

/** The value of a field that keeps its rule; undefined for one that breaks it. */
function readField(value: unknown, rule: FieldRule): Fields[string] | undefined {
  switch (rule.kind) {
    case "text":
      if (value === undefined || value === null) return rule.nullable ? null : undefined;
      return typeof value === "string" && value !== "" ? value : undefined;
    case "instant":
      return typeof value === "string" ? microsOf(value) : undefined;
    case "number":
      return typeof value === "number" && value >= rule.least && value <= rule.most ? value : undefined;
  }
}

function microsOf(text: string): bigint | undefined {
  const [, seconds, fraction = ""] = instantForm.exec(text) ?? [];
  const ms = seconds === undefined ? Number.NaN : Date.parse(`${seconds}Z`);
  if (Number.isNaN(ms)) return undefined;
  return BigInt(ms) * 1_000n + BigInt(fraction.slice(1, 7).padEnd(6, "0"));
}
