import { type SeededRandom, seededRandom } from "../lib/random.ts";
import { drawFault, type FaultPlan, faultyValue, toBytes } from "./faults.ts";
import { type EventMessage, eventTopics, type PlannedEvent, type Stream } from "./messages.ts";

/** An event, and the key it is sent under. */
export interface Occurrence {
  readonly key: string;
  readonly message: EventMessage;
}

/**
 * Where events come from: a simulation, or a recorded file. Given the present time in epoch milliseconds and the id its
 * next event will have; null when there are no more.
 */
export type Source = (now: number, eventId: string) => Occurrence | null;

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
      const occurrence = sources[stream](now, eventId(run, count));
      if (occurrence === null) return [];
      const { key, message } = occurrence;
      const fault = drawFault(faults, random);
      const value = fault === null ? toBytes(message) : faultyValue(message, fault, faults, random);
      const event: PlannedEvent = {
        topic: eventTopics[stream],
        key,
        value,
        sentAt: now,
        number: count,
        fault,
      };
      count += 1;
      return fault === "duplicate" ? [{ ...event, fault: null }, event] : [event];
    },
  };
}

/** The id of a run's event. */
export function eventId(run: string, number: number): string {
  return `${run}-${number}`;
}
