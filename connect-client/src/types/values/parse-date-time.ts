import { ArgumentError } from "../../errors/index.ts";
import { epochDayOf, isDate, MICROS_PER_DAY, MICROS_PER_SECOND, NANOS_PER_SECOND } from "./calendar.ts";

const DATE = /^(?<year>[+-]?\d{4,7})-(?<month>\d{1,2})-(?<day>\d{1,2})$/;
const CLOCK = /^(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.(?<fraction>\d{1,9}))?)?$/;
const OFFSET = /^(?<sign>[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?$/;
const DATE_TIME = /^(?<date>[+-]?\d+-\d+-\d+)(?:[ T](?<clock>[\d:.]+) ?(?<zone>Z|UTC|[+-][\d:]+)?)?$/;

/** Days since 1970-01-01 of `2024-02-29`; undefined if the text is not a date that exists. */
export function parseDate(text: string): number | undefined {
  const parts = DATE.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const date = { year: Number(parts.year), month: Number(parts.month), day: Number(parts.day) };
  return isDate(date) ? epochDayOf(date) : undefined;
}

/**
 * Units since midnight of `13:05:09.25`; undefined if the text is not a time of day, or has a finer fraction than
 * the unit can hold.
 */
export function parseTimeOfDay(text: string, unitsPerSecond: bigint): bigint | undefined {
  const parts = CLOCK.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const digits = String(unitsPerSecond).length - 1;
  const fraction = (parts.fraction ?? "").padEnd(digits, "0");
  if (/[1-9]/.test(fraction.slice(digits))) return undefined;
  return BigInt(hour * 3600 + minute * 60 + second) * unitsPerSecond + BigInt(fraction.slice(0, digits));
}

/** What a text says of a date and a time of day. */
interface DateAndTime {
  readonly clockMicros: bigint;
  /** To add to {@link clockMicros}, 0 to 999. */
  readonly nanosOfMicro: number;
  /** Undefined when not given. */
  readonly offsetMicros: bigint | undefined;
}

/** A date with an optional time of day and offset; undefined if the text is none. */
export function parseDateTime(text: string): DateAndTime | undefined {
  const parts = DATE_TIME.exec(text.trim())?.groups;
  if (parts?.date === undefined) return undefined;
  const day = parseDate(parts.date);
  const timeOfDay = parts.clock === undefined ? 0n : parseTimeOfDay(parts.clock, NANOS_PER_SECOND);
  if (day === undefined || timeOfDay === undefined) return undefined;
  const offsetMicros = parts.zone === undefined ? undefined : parseOffset(parts.zone);
  if (parts.zone !== undefined && offsetMicros === undefined) return undefined;
  return {
    clockMicros: BigInt(day) * MICROS_PER_DAY + timeOfDay / 1000n,
    nanosOfMicro: Number(timeOfDay % 1000n),
    offsetMicros,
  };
}

function parseOffset(zone: string): bigint | undefined {
  if (zone === "Z" || zone === "UTC") return 0n;
  const parts = OFFSET.exec(zone)?.groups;
  if (parts === undefined) return undefined;
  const minutes = Number(parts.hours) * 60 + Number(parts.minutes ?? 0);
  if (minutes > 18 * 60) return undefined;
  return BigInt(parts.sign === "-" ? -minutes : minutes) * 60n * MICROS_PER_SECOND;
}

/** The error of every `parse` that got a text it cannot read. */
export function unreadable(text: string, expected: string): ArgumentError {
  return new ArgumentError(`Cannot read ${JSON.stringify(text)}: expected ${expected}.`);
}
