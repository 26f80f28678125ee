import { ArgumentError } from "../errors/index.ts";
import { DataType } from "./data-type.ts";

const DEFAULT_COLLATION = "UTF8_BINARY";
const MAX_PRECISION = 38;

function requireInteger(what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw new ArgumentError(`${what} must be a whole number from ${least} to ${most}, got ${value}.`);
}

/** `STRING`, optionally with a collation; `string` in JavaScript. */
export class StringType extends DataType {
  readonly typeName = "string";
  /** Spark's collation name; `UTF8_BINARY` compares bytes. Others since Spark 4.0. */
  readonly collation: string;

  constructor(collation: string = DEFAULT_COLLATION) {
    super();
    this.collation = collation;
  }

  /** Whether strings compare byte by byte. */
  get hasDefaultCollation(): boolean {
    return this.collation === DEFAULT_COLLATION;
  }

  override simpleString(): string {
    return this.hasDefaultCollation ? "string" : `string collate ${this.collation}`;
  }

  override sql(): string {
    return this.hasDefaultCollation ? "STRING" : `STRING COLLATE ${this.collation}`;
  }
}

/** `CHAR(n)`, padded with spaces to `length` characters; `string` in JavaScript. */
export class CharType extends DataType {
  readonly typeName = "char";
  /** In characters. */
  readonly length: number;

  constructor(length: number) {
    super();
    requireInteger("A length in characters", length, 1, 2 ** 31 - 1);
    this.length = length;
  }

  override simpleString(): string {
    return `char(${this.length})`;
  }

  override jsonValue(): string {
    return this.simpleString();
  }
}

/** `VARCHAR(n)`, at most `length` characters; `string` in JavaScript. */
export class VarcharType extends DataType {
  readonly typeName = "varchar";
  /** In characters. */
  readonly length: number;

  constructor(length: number) {
    super();
    requireInteger("A length in characters", length, 1, 2 ** 31 - 1);
    this.length = length;
  }

  override simpleString(): string {
    return `varchar(${this.length})`;
  }

  override jsonValue(): string {
    return this.simpleString();
  }
}

/** `DECIMAL(precision, scale)`, exact; `Decimal` in JavaScript. */
export class DecimalType extends DataType {
  readonly typeName = "decimal";
  /** Digits in all, 1 to 38. */
  readonly precision: number;
  /** Digits after the point, 0 to `precision`. */
  readonly scale: number;

  constructor(precision: number = 10, scale: number = 0) {
    super();
    requireInteger("The precision of a decimal", precision, 1, MAX_PRECISION);
    requireInteger("The scale of a decimal", scale, 0, precision);
    this.precision = precision;
    this.scale = scale;
  }

  override simpleString(): string {
    return `decimal(${this.precision},${this.scale})`;
  }

  override jsonValue(): string {
    return this.simpleString();
  }
}

/** `TIME(precision)`, a time of day; `LocalTime` in JavaScript. Since Spark 4.1. */
export class TimeType extends DataType {
  readonly typeName = "time";
  /** Digits of the fraction of a second, 0 to 6. */
  readonly precision: number;

  constructor(precision: number = 6) {
    super();
    requireInteger("The precision of a time", precision, 0, 6);
    this.precision = precision;
  }

  override simpleString(): string {
    return `time(${this.precision})`;
  }

  override jsonValue(): string {
    return this.simpleString();
  }
}
