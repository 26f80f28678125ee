import type { FieldRule, TopicExpectation } from "./expectations.ts";

/** What must become of one message, judged from its bytes alone. */
export type Judgement =
  | { readonly fate: "good"; readonly eventId: string; readonly fields: Readonly<Record<string, unknown>> }
  | { readonly fate: "late" }
  | { readonly fate: "quarantined"; readonly why: string };

const utf8 = new TextDecoder("utf-8", { fatal: true });
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;

/** Judges one message. Duplicates are not visible here: they need the messages before it. */
export function judge(
  value: Uint8Array | null,
  expectation: TopicExpectation,
  lateAfterHours: number,
): Judgement {
  const read = judgeFields(value, expectation.fields);
  if ("why" in read) return { fate: "quarantined", why: read.why };
  const { fields } = read;
  const published = Date.parse(String(fields.published_at));
  const since = Date.parse(String(fields[expectation.lateSince]));
  if (published - since > lateAfterHours * 3_600_000) return { fate: "late" };
  return { fate: "good", eventId: String(fields.event_id), fields };
}

/** The fields of a message that keeps every rule, or what is wrong with it. */
export function judgeFields(
  value: Uint8Array | null,
  rules: Readonly<Record<string, FieldRule>>,
): { readonly fields: Readonly<Record<string, unknown>> } | { readonly why: string } {
  const message = parse(value);
  if (message === undefined) return { why: "not a JSON object" };
  for (const [name, rule] of Object.entries(rules)) {
    const fault = faultOf(message[name], rule);
    if (fault !== undefined) return { why: `${name}: ${fault}` };
  }
  return { fields: message };
}

function parse(value: Uint8Array | null): Record<string, unknown> | undefined {
  if (value === null) return undefined;
  try {
    const message: unknown = JSON.parse(utf8.decode(value));
    return isObject(message) ? message : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function faultOf(value: unknown, rule: FieldRule): string | undefined {
  if (value === undefined || value === null) {
    return rule.kind === "number" && rule.nullable ? undefined : "missing or null";
  }
  switch (rule.kind) {
    case "text":
      return typeof value === "string" && value !== "" ? undefined : "not a text";
    case "instant":
      return typeof value === "string" && instantForm.test(value) && !Number.isNaN(Date.parse(value))
        ? undefined
        : "not an instant";
    case "whole":
      return typeof value === "number" && rule.oneOf.includes(value) ? undefined : "not one of the allowed";
    case "number":
      if (typeof value !== "number") return "not a number";
      return value >= rule.least && value <= rule.most ? undefined : "out of range";
  }
}
