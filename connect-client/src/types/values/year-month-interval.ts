/** A span of years and months, in months. */
export class YearMonthInterval {
  readonly months: number;

  constructor(months: number) {
    this.months = months;
  }
}
