import {
  CalendarInterval,
  DayTimeInterval,
  Decimal,
  type DecimalType,
  LocalDate,
  LocalDateTime,
  LocalTime,
  Timestamp,
  type TimestampLTZNanosType,
  type TimestampNTZNanosType,
  YearMonthInterval,
} from "../types/index.ts";
import type { SparkType } from "../types/spark-type.ts";
import { isTimeOfPrecision } from "../types/values/local-time.ts";

/** A buffer in which every value takes the same space, and how a value gets there. */
export interface FixedWidth {
  readonly buffer: ArrayBufferView;
  /** What a value must be, for the message. */
  readonly expected: string;
  /** Writes a value; false if it does not fit, and nothing may be written. */
  readonly store: (index: number, value: unknown) => boolean;
}

const INT32 = 2 ** 31;

const isInt32 = (value: number) => (value | 0) === value;
const isInt64 = (value: bigint) => BigInt.asIntN(64, value) === value;

/** The buffer for `length` values of a type; undefined if the type has no fixed width. */
export function fixedWidth(type: SparkType, length: number): FixedWidth | undefined {
  switch (type.typeName) {
    case "boolean":
      return booleans(length);
    case "byte":
      return integers(new Int8Array(length), 2 ** 7, "TINYINT");
    case "short":
      return integers(new Int16Array(length), 2 ** 15, "SMALLINT");
    case "integer":
      return integers(new Int32Array(length), INT32, "INT");
    case "long":
      return longs(length);
    case "float":
      return floats(length);
    case "double":
      return numbers(new Float64Array(length), "a number (DOUBLE)", (value) =>
        typeof value === "number" ? value : undefined,
      );
    case "decimal":
      return decimals(length, type);
    case "date":
      return numbers(
        new Int32Array(length),
        'a LocalDate (DATE), e.g. LocalDate.parse("2024-02-29")',
        (value) => (value instanceof LocalDate && isInt32(value.epochDay) ? value.epochDay : undefined),
      );
    case "timestamp":
      return bigints(length, "a Timestamp to the microsecond or a valid Date (TIMESTAMP)", timestampMicros);
    case "timestamp_ntz":
      return bigints(length, "a LocalDateTime (TIMESTAMP_NTZ), e.g. LocalDateTime.fromDate(date)", (value) =>
        value instanceof LocalDateTime && value.nanosOfMicro === 0 ? value.epochMicros : undefined,
      );
    case "timestamp_ltz_nanos":
      return bigints(length, `a Timestamp or a valid Date ${nanosRange(type)}`, (value) => {
        const at = value instanceof Date && isValid(value) ? Timestamp.fromDate(value) : value;
        return at instanceof Timestamp ? nanosOf(at, type.precision) : undefined;
      });
    case "timestamp_ntz_nanos":
      return bigints(length, `a LocalDateTime ${nanosRange(type)}`, (value) =>
        value instanceof LocalDateTime ? nanosOf(value, type.precision) : undefined,
      );
    case "time":
      return bigints(length, `a LocalTime from 00:00 to before 24:00 (TIME(${type.precision}))`, (value) =>
        value instanceof LocalTime && isTimeOfPrecision(value, type.precision) ? value.nanos : undefined,
      );
    case "yearmonthinterval":
      return numbers(new Int32Array(length), "a YearMonthInterval of 32 bits of months", (value) =>
        value instanceof YearMonthInterval && isInt32(value.months) ? value.months : undefined,
      );
    case "daytimeinterval":
      return bigints(length, "a DayTimeInterval of 64 bits of microseconds", (value) =>
        value instanceof DayTimeInterval ? value.micros : undefined,
      );
    case "interval":
      return calendarIntervals(length);
    default:
      return undefined;
  }
}

function numbers(
  buffer: Int32Array | Float64Array,
  expected: string,
  toNumber: (value: unknown) => number | undefined,
): FixedWidth {
  return {
    buffer,
    expected,
    store: (i, value) => {
      const number = toNumber(value);
      if (number === undefined) return false;
      buffer[i] = number;
      return true;
    },
  };
}

/** Integers of 64 bits. Safe ones are taken as numbers: a bigint for each would be most of the garbage. */
function bigints(
  length: number,
  expected: string,
  toInteger: (value: unknown) => bigint | number | undefined,
): FixedWidth {
  const buffer = new BigInt64Array(length);
  const halves = new Int32Array(buffer.buffer);
  return {
    buffer,
    expected,
    store: (i, value) => {
      const integer = toInteger(value);
      if (typeof integer === "number") {
        halves[2 * i] = integer;
        halves[2 * i + 1] = Math.floor(integer / 2 ** 32);
        return true;
      }
      if (integer === undefined || !isInt64(integer)) return false;
      buffer[i] = integer;
      return true;
    },
  };
}

function booleans(length: number): FixedWidth {
  const buffer = new Uint8Array((length + 7) >> 3);
  return {
    buffer,
    expected: "true or false (BOOLEAN)",
    store: (i, value) => {
      if (value === true) buffer[i >> 3] = (buffer[i >> 3] ?? 0) | (1 << (i & 7));
      return typeof value === "boolean";
    },
  };
}

function integers(buffer: Int8Array | Int16Array | Int32Array, limit: number, name: string): FixedWidth {
  return {
    buffer,
    expected: `a whole number from ${-limit} to ${limit - 1} (${name})`,
    store: (i, value) => {
      if (!Number.isInteger(value)) return false;
      const integer = value as number;
      buffer[i] = integer;
      return integer >= -limit && integer < limit;
    },
  };
}

function longs(length: number): FixedWidth {
  return bigints(length, "a bigint of 64 bits or a safe integer (BIGINT)", (value) => {
    return typeof value === "bigint" || Number.isSafeInteger(value) ? (value as bigint | number) : undefined;
  });
}

function floats(length: number): FixedWidth {
  const buffer = new Float32Array(length);
  return {
    buffer,
    expected: "a number within the range of 32-bit floats (FLOAT)",
    store: (i, value) => {
      if (typeof value !== "number") return false;
      buffer[i] = value;
      // A finite number that became infinite was too large.
      return Number.isFinite(buffer[i]) === Number.isFinite(value);
    },
  };
}

function decimals(length: number, type: DecimalType): FixedWidth {
  const buffer = new BigInt64Array(2 * length);
  const limit = 10n ** BigInt(type.precision);
  return {
    buffer,
    expected: `a Decimal or bigint that fits ${type.simpleString().toUpperCase()}, e.g. Decimal.parse("1.5")`,
    store: (i, value) => {
      const unscaled = unscaledOf(value, type.scale);
      if (unscaled === undefined || unscaled >= limit || unscaled <= -limit) return false;
      buffer[2 * i] = BigInt.asIntN(64, unscaled);
      buffer[2 * i + 1] = unscaled >> 64n;
      return true;
    },
  };
}

/** The digits of a number at that scale; undefined if some would be lost. */
function unscaledOf(value: unknown, scale: number): bigint | undefined {
  if (typeof value === "bigint") return value * 10n ** BigInt(scale);
  if (!(value instanceof Decimal)) return undefined;
  if (value.scale === scale) return value.unscaled;
  if (value.scale < scale) return value.withScale(scale).unscaled;
  return value.unscaled % 10n ** BigInt(value.scale - scale) === 0n
    ? value.withScale(scale).unscaled
    : undefined;
}

function timestampMicros(value: unknown): bigint | number | undefined {
  if (value instanceof Timestamp) return value.nanosOfMicro === 0 ? value.epochMicros : undefined;
  if (!(value instanceof Date) || !isValid(value)) return undefined;
  const micros = value.getTime() * 1000;
  return Number.isSafeInteger(micros) ? micros : BigInt(value.getTime()) * 1000n;
}

function isValid(date: Date): boolean {
  return !Number.isNaN(date.getTime());
}

/** Undefined if the type has fewer digits. */
function nanosOf(
  { epochMicros, nanosOfMicro }: Timestamp | LocalDateTime,
  precision: number,
): bigint | undefined {
  return nanosOfMicro % 10 ** (9 - precision) === 0 ? epochMicros * 1000n + BigInt(nanosOfMicro) : undefined;
}

function nanosRange(type: TimestampLTZNanosType | TimestampNTZNanosType): string {
  return `of the years 1678 to 2261 with at most ${type.precision} digits of a second (${type.sql()})`;
}

function calendarIntervals(length: number): FixedWidth {
  const words = new Int32Array(4 * length);
  const halves = new BigInt64Array(words.buffer);
  return {
    buffer: words,
    expected: "a CalendarInterval of 32 bits of months and days and 2^63 nanoseconds (INTERVAL)",
    store: (i, value) => {
      if (!(value instanceof CalendarInterval)) return false;
      const nanos = value.micros * 1000n;
      if (!isInt32(value.months) || !isInt32(value.days) || !isInt64(nanos)) return false;
      words[4 * i] = value.months;
      words[4 * i + 1] = value.days;
      halves[2 * i + 1] = nanos;
      return true;
    },
  };
}
