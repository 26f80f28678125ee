/** A wall clock reading without a zone, in microseconds since 1970-01-01T00:00:00 of that clock. */
export class LocalDateTime {
  readonly epochMicros: bigint;

  constructor(epochMicros: bigint) {
    this.epochMicros = epochMicros;
  }
}
