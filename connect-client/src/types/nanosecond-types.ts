import { ArgumentError } from "../errors/index.ts";
import { DataType } from "./data-type.ts";

function checkPrecision(precision: number): number {
  if (precision === 7 || precision === 8 || precision === 9) return precision;
  throw new ArgumentError(
    `The precision of a timestamp to the nanosecond must be 7, 8 or 9 digits, got ${precision}. ` +
      "Timestamps to the microsecond are t.timestamp and t.timestampNtz.",
    { pointer: "/precision" },
  );
}

/**
 * `TIMESTAMP_LTZ(precision)`, an instant in up to nanoseconds; `Timestamp` in JavaScript. Since Spark 4.3, where
 * `spark.sql.timestampNanosTypes.enabled` is set.
 *
 * @see proto `DataType.TimestampLTZNanos`
 */
export class TimestampLTZNanosType extends DataType {
  /** Always `timestamp_ltz_nanos`; Spark itself calls it `timestamp_ltz(9)`. */
  readonly typeName = "timestamp_ltz_nanos";
  /** Digits of the fraction of a second: 7, 8 or 9. */
  readonly precision: number;

  constructor(precision: number = 9) {
    super();
    this.precision = checkPrecision(precision);
  }

  override simpleString(): string {
    return `timestamp_ltz(${this.precision})`;
  }

  override jsonValue(): string {
    return this.simpleString();
  }
}

/**
 * `TIMESTAMP_NTZ(precision)`, a wall clock reading in up to nanoseconds, no zone; `LocalDateTime` in JavaScript.
 * Since Spark 4.3, where `spark.sql.timestampNanosTypes.enabled` is set.
 *
 * @see proto `DataType.TimestampNTZNanos`
 */
export class TimestampNTZNanosType extends DataType {
  /** Always `timestamp_ntz_nanos`; Spark itself calls it `timestamp_ntz(9)`. */
  readonly typeName = "timestamp_ntz_nanos";
  /** Digits of the fraction of a second: 7, 8 or 9. */
  readonly precision: number;

  constructor(precision: number = 9) {
    super();
    this.precision = checkPrecision(precision);
  }

  override simpleString(): string {
    return `timestamp_ntz(${this.precision})`;
  }

  override jsonValue(): string {
    return this.simpleString();
  }
}
