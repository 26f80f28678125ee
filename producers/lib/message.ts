import { createHash } from "node:crypto";

/** Where a message must end up, so that a checker can compare it with where it did. */
export type Fate = "written" | "quarantined" | "deduplicated" | "late";

/** A message ready to be sent, with what the producer knows about it and the topic does not carry. */
export interface PlannedMessage {
  /** Identity of this one sending; an intended duplicate has its own, though it shares the event's. */
  readonly sendId: string;
  readonly eventId: string;
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer | null;
  readonly fate: Fate;
  /** The kind of fault put in on purpose, or null for a good message. */
  readonly fault: string | null;
}

/**
 * Makes an event's id from what identifies the event, in the shape of a UUID.
 *
 * The same event gets the same id each time, so a message that is sent again after a kill is recognised as one.
 */
export function eventIdOf(...parts: readonly (string | number)[]): string {
  const hex = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

/** The SHA-256 of a message's bytes in hexadecimal, or null for a message without a value. */
export function sha256Of(value: Buffer | null): string | null {
  return value === null ? null : createHash("sha256").update(value).digest("hex");
}
