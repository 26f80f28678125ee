/** A day of the proleptic Gregorian calendar, as days since 1970-01-01. */
export class LocalDate {
  readonly epochDay: number;

  constructor(epochDay: number) {
    this.epochDay = epochDay;
  }
}
