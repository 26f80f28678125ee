/** A span of days to seconds, in microseconds. */
export class DayTimeInterval {
  readonly micros: bigint;

  constructor(micros: bigint) {
    this.micros = micros;
  }
}
