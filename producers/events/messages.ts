import type { Reading } from "./simulate/devices.ts";
import type { Click } from "./simulate/visitors.ts";

/** The two topics, as config.yml declares them. */
export const eventTopics = { clickstream: "clickstream", iot: "iot" } as const;

/** The name of one of the two streams, which is also that of its topic. */
export type Stream = keyof typeof eventTopics;

/** A page view as its topic carries it. */
export interface ClickMessage extends Click {
  readonly event_id: string;
  /** ISO-8601 in UTC, to the millisecond. */
  readonly ts: string;
}

/** A sensor's report as its topic carries it; device and time together name it. */
export interface ReadingMessage extends Reading {
  readonly ts: string;
}

/** An event of either stream, before anything was done to it. */
export type EventMessage = ClickMessage | ReadingMessage;

/** An event ready to be queued. */
export interface PlannedEvent {
  readonly topic: string;
  readonly key: string;
  readonly value: Buffer;
  /** The time its message gets from Kafka, epoch milliseconds. */
  readonly sentAt: number;
  /** Counts the events of a run from 0; an intended duplicate has the number of its original. */
  readonly number: number;
  /** What was made wrong on purpose, or null. */
  readonly fault: EventFault | null;
}

/** The ways an event can be bad on purpose. */
export const eventFaults = ["malformed", "oversized", "future", "late", "duplicate"] as const;
export type EventFault = (typeof eventFaults)[number];
