/** An instant, in microseconds since 1970-01-01T00:00:00Z. */
export class Timestamp {
  readonly epochMicros: bigint;

  constructor(epochMicros: bigint) {
    this.epochMicros = epochMicros;
  }
}
