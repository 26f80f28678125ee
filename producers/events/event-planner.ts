import { type SeededRandom, seededRandom } from "../lib/random.ts";
import { drawFault, type FaultPlan, faultyValue, toBytes } from "./faults.ts";
import { type EventMessage, eventTopics, type PlannedEvent, type Stream } from "./messages.ts";

/** An event without its id, and the key it is sent under. */
export interface Occurrence {
  readonly key: string;
  /** When it happened, epoch milliseconds. */
  readonly at: number;
  /** Makes the message of this event. */
  message(eventId: string, ts: string): EventMessage;
}

/**
 * Where events come from: a simulation, or a recorded file. Given the present time; null when there are no more.
 */
export type Source = (at: number) => Occurrence | null;

/** Makes the events of one run. */
export interface EventPlanner {
  /**
   * The next event of a stream, and after an event drawn to be doubled its duplicate; empty when its source has
   * no more.
   *
   * @param now - epoch milliseconds
   */
  next(stream: Stream, now: number): readonly PlannedEvent[];
}

/**
 * Numbers the events of a run and makes some of them bad.
 *
 * @param run - names the run; an event's id is made of it and its number, so a ledger needs only the number
 */
export function planEvents(
  run: string,
  seed: number,
  sources: Readonly<Record<Stream, Source>>,
  faults: FaultPlan,
): EventPlanner {
  const random: SeededRandom = seededRandom(seed, "faults");
  let count = 0;
  return {
    next(stream, now) {
      const occurrence = sources[stream](now);
      if (occurrence === null) return [];
      const number = count++;
      const message = occurrence.message(eventId(run, number), new Date(occurrence.at).toISOString());
      const fault = drawFault(faults, random);
      const planned = (value: Buffer, kind: PlannedEvent["fault"]): PlannedEvent => ({
        topic: eventTopics[stream],
        key: occurrence.key,
        value,
        sentAt: now,
        number,
        fault: kind,
      });
      if (fault === null) return [planned(toBytes(message), null)];
      if (fault !== "duplicate") return [planned(faultyValue(message, fault, faults, random), fault)];
      return [planned(toBytes(message), null), planned(toBytes(message), fault)];
    },
  };
}

/** The id of a run's event. */
export function eventId(run: string, number: number): string {
  return `${run}-${number}`;
}
