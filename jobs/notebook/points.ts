import { LocalDate, Timestamp } from "spark-connect-js";
import type { Point } from "../lib/charts/line-chart.ts";

/**
 * Rows as points of a chart, in their order.
 *
 * @param at - a column of timestamps, or of dates, which stand at noon
 * @param value - a column of numbers; null is a gap
 * @throws TypeError naming the column that holds something else
 */
export function points<R extends object>(
  rows: readonly R[],
  at: keyof R & string,
  value: keyof R & string,
): Point[] {
  return rows.map((row) => [instantOf(row[at], at), numberOf(row[value], value)]);
}

function instantOf(value: unknown, column: string): Date {
  if (value instanceof Timestamp) return value.toDate();
  if (value instanceof LocalDate) return new Date(`${value}T12:00:00Z`);
  throw new TypeError(`column ${column} has ${String(value)}: expected a timestamp or a date`);
}

function numberOf(value: unknown, column: string): number | null {
  if (value === null) return null;
  if (typeof value === "number" || typeof value === "bigint") return Number(value);
  throw new TypeError(`column ${column} has ${String(value)}: expected a number`);
}
