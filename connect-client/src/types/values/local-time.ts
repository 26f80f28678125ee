/** A time of day, in nanoseconds since midnight. */
export class LocalTime {
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}
