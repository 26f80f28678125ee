import { CalendarInterval } from "../types/index.ts";
import { wrongArgument } from "./arguments.ts";

/**
 * A length of time in Spark's text, such as `10 seconds` or `1 minute 30 seconds`, as the protocol carries it.
 *
 * @throws {@link ArgumentError} for other text and for a length below zero
 */
export function checkDuration(argument: string, text: unknown): string {
  readDuration(argument, text);
  return String(text).trim();
}

/** {@link checkDuration} where months and years will not do, because their length varies. */
export function checkFixedDuration(argument: string, text: unknown): string {
  const { months } = readDuration(argument, text);
  if (months !== 0) throw wrongArgument(argument, "a length of time without months and years", text);
  return String(text).trim();
}

function readDuration(argument: string, text: unknown): CalendarInterval {
  const interval = typeof text === "string" ? readInterval(text) : undefined;
  if (interval === undefined) throw wrongArgument(argument, "a length of time such as 10 seconds", text);
  const { months, days, micros } = interval;
  if (months < 0 || days < 0 || micros < 0n)
    throw wrongArgument(argument, "a length of time that is not negative", text);
  return interval;
}

function readInterval(text: string): CalendarInterval | undefined {
  try {
    return CalendarInterval.parse(text);
  } catch {
    return undefined;
  }
}
