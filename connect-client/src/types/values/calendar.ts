/**
 * Arithmetic of the proleptic Gregorian calendar, which Spark uses for all dates: the rules of today run
 * backwards without end, year 0 included. JavaScript's `Date` stops 270,000 years out, Spark's dates do not.
 */

export const MICROS_PER_SECOND = 1_000_000n;
export const NANOS_PER_SECOND = 1_000_000_000n;
export const MICROS_PER_DAY = 86_400_000_000n;

/** 400 years repeat exactly; counting from a 1 March puts the leap day at the end of a year. */
const DAYS_PER_ERA = 146_097;
const EPOCH_FROM_MARCH_OF_YEAR_0 = 719_468;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01 of a date that exists. */
export function epochDayOf({ year, month, day }: CivilDate): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_FROM_MARCH_OF_YEAR_0;
}

/** The calendar date that many days after 1970-01-01. */
export function civilDateOf(epochDay: number): CivilDate {
  const fromMarch = epochDay + EPOCH_FROM_MARCH_OF_YEAR_0;
  const era = Math.floor(fromMarch / DAYS_PER_ERA);
  const dayOfEra = fromMarch - era * DAYS_PER_ERA;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** Whether there is such a day: 29 February 1900 is not one. */
export function isDate(date: CivilDate): boolean {
  if (![date.year, date.month, date.day].every(Number.isSafeInteger)) return false;
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31) return false;
  return civilDateOf(epochDayOf(date)).day === date.day;
}

/** The quotient rounded down, where `/` rounds towards zero. */
export function floorDiv(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

const pad = (value: number, width: number) => String(value).padStart(width, "0");

/** `2024-02-29`; years before 0 as `-0001`, after 9999 as `+10000`. */
export function formatDate(epochDay: number): string {
  const { year, month, day } = civilDateOf(epochDay);
  const sign = year < 0 ? "-" : year > 9999 ? "+" : "";
  return `${sign}${pad(Math.abs(year), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** `13:05:09.25`, the fraction as short as it can be. */
export function formatTimeOfDay(units: bigint, unitsPerSecond: bigint): string {
  const seconds = Number(units / unitsPerSecond);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return clock.map((part) => pad(part, 2)).join(":") + formatFraction(units % unitsPerSecond, unitsPerSecond);
}

/** `.25`, or nothing for a whole second. */
export function formatFraction(units: bigint, unitsPerSecond: bigint): string {
  if (units === 0n) return "";
  const digits = String(unitsPerSecond).length - 1;
  return `.${String(units).padStart(digits, "0").replace(/0+$/, "")}`;
}

/** `2024-02-29 13:05:09.25` of a clock that showed midnight, 1 January 1970 that long ago. */
export function formatDateTime(epochMicros: bigint, nanosOfMicro: number): string {
  const day = floorDiv(epochMicros, MICROS_PER_DAY);
  const nanos = (epochMicros - day * MICROS_PER_DAY) * 1000n + BigInt(nanosOfMicro);
  return `${formatDate(Number(day))} ${formatTimeOfDay(nanos, NANOS_PER_SECOND)}`;
}
