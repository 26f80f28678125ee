import { DataType } from "./data-type.ts";

/** The units of a year-month interval; the index is Spark's code. */
export const YEAR_MONTH_UNITS = ["year", "month"] as const;
/** A unit of a year-month interval. */
export type YearMonthUnit = (typeof YEAR_MONTH_UNITS)[number];

/** The units of a day-time interval; the index is Spark's code. */
export const DAY_TIME_UNITS = ["day", "hour", "minute", "second"] as const;
/** A unit of a day-time interval. */
export type DayTimeUnit = (typeof DAY_TIME_UNITS)[number];

function intervalName(start: string, end: string): string {
  return start === end ? `interval ${start}` : `interval ${start} to ${end}`;
}

/** `INTERVAL YEAR TO MONTH` and its parts, in months; `YearMonthInterval` in JavaScript. */
export class YearMonthIntervalType extends DataType {
  readonly typeName = "yearmonthinterval";
  /** The largest unit. */
  readonly startUnit: YearMonthUnit;
  /** The smallest unit. */
  readonly endUnit: YearMonthUnit;

  /** With only a start, the interval has that one unit, as in PySpark. */
  constructor(startUnit?: YearMonthUnit, endUnit?: YearMonthUnit) {
    super();
    this.startUnit = startUnit ?? "year";
    this.endUnit = endUnit ?? startUnit ?? "month";
  }

  override simpleString(): string {
    return intervalName(this.startUnit, this.endUnit);
  }

  override jsonValue(): string {
    return this.simpleString();
  }
}

/** `INTERVAL DAY TO SECOND` and its parts, in microseconds; `DayTimeInterval` in JavaScript. */
export class DayTimeIntervalType extends DataType {
  readonly typeName = "daytimeinterval";
  /** The largest unit. */
  readonly startUnit: DayTimeUnit;
  /** The smallest unit. */
  readonly endUnit: DayTimeUnit;

  /** With only a start, the interval has that one unit, as in PySpark. */
  constructor(startUnit?: DayTimeUnit, endUnit?: DayTimeUnit) {
    super();
    this.startUnit = startUnit ?? "day";
    this.endUnit = endUnit ?? startUnit ?? "second";
  }

  override simpleString(): string {
    return intervalName(this.startUnit, this.endUnit);
  }

  override jsonValue(): string {
    return this.simpleString();
  }
}

/** `INTERVAL`, months, days and microseconds kept apart; `CalendarInterval` in JavaScript. */
export class CalendarIntervalType extends DataType {
  readonly typeName = "interval";
}
