/** One forecast hour of the walk-forward evaluation beside what came true and what the naive forecasts said. */
export interface ForecastHour {
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  /** 1 to 168. */
  readonly horizonHours: number;
  readonly predicted: number;
  readonly actual: number;
  /** The price of the same hour a week before. */
  readonly naiveWeek: number;
  /** The price of the same hour on the last day before the issue. */
  readonly naiveDay: number;
}

/** The errors of one day of the horizon, over all folds. */
export interface DayError {
  readonly horizonDay: number;
  readonly n: number;
  readonly mae: number;
  readonly maeWeek: number;
  readonly maeDay: number;
  readonly rmaeWeek: number;
  readonly rmaeDay: number;
}

/** The day of the horizon an hour lies in: hours 1 to 24 are day 1. */
export function horizonDay(horizonHours: number): number {
  return Math.ceil(horizonHours / 24);
}

/** Errors by day of the horizon, days in order. */
export function errorsByDay(hours: readonly ForecastHour[]): DayError[] {
  const days = [...new Set(hours.map((hour) => horizonDay(hour.horizonHours)))].sort((a, b) => a - b);
  return days.map((day) => {
    const ofDay = hours.filter((hour) => horizonDay(hour.horizonHours) === day);
    const mae = mean(ofDay.map((hour) => Math.abs(hour.predicted - hour.actual)));
    const maeWeek = mean(ofDay.map((hour) => Math.abs(hour.naiveWeek - hour.actual)));
    const maeDay = mean(ofDay.map((hour) => Math.abs(hour.naiveDay - hour.actual)));
    return {
      horizonDay: day,
      n: ofDay.length,
      mae,
      maeWeek,
      maeDay,
      rmaeWeek: mae / maeWeek,
      rmaeDay: mae / maeDay,
    };
  });
}

/** The arithmetic mean; NaN of nothing. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
