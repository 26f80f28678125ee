import type {
  ArrayType,
  BinaryType,
  BooleanType,
  CalendarInterval,
  CalendarIntervalType,
  DataType,
  DateType,
  DayTimeInterval,
  DayTimeIntervalType,
  Decimal,
  DecimalType,
  DoubleType,
  FieldType,
  Geography,
  GeographyType,
  Geometry,
  GeometryType,
  IntegerType,
  LocalDate,
  LocalDateTime,
  LocalTime,
  LongType,
  NotNull,
  NullType,
  StringType,
  Timestamp,
  TimestampLTZNanosType,
  TimestampNTZNanosType,
  TimestampNTZType,
  TimestampType,
  TimeType,
  YearMonthInterval,
  YearMonthIntervalType,
} from "../types/index.ts";

/**
 * The type of a number: certain for a number in the text of the program, otherwise one of three. Ten characters
 * or more may be beyond 32 bits.
 */
type NumberType<V extends number> = number extends V
  ? IntegerType | LongType | DoubleType
  : `${V}` extends `${bigint}`
    ? `${V}` extends `${infer _1}${infer _2}${infer _3}${infer _4}${infer _5}${infer _6}${infer _7}${infer _8}${infer _9}${infer _10}`
      ? IntegerType | LongType
      : IntegerType
    : DoubleType;

/**
 * The type Spark gives a JavaScript value that contains no others; general for what is not one. A time to the
 * nanosecond has a type of its own.
 */
export type AtomicTypeOf<V> = V extends boolean
  ? BooleanType
  : V extends string
    ? StringType
    : V extends bigint
      ? LongType
      : V extends Uint8Array
        ? BinaryType
        : V extends Date
          ? TimestampType
          : V extends Timestamp
            ? TimestampType | TimestampLTZNanosType
            : V extends Decimal
              ? DecimalType
              : V extends LocalDate
                ? DateType
                : V extends LocalDateTime
                  ? TimestampNTZType | TimestampNTZNanosType
                  : V extends LocalTime
                    ? TimeType
                    : V extends CalendarInterval
                      ? CalendarIntervalType
                      : V extends DayTimeInterval
                        ? DayTimeIntervalType
                        : V extends YearMonthInterval
                          ? YearMonthIntervalType
                          : V extends Geometry
                            ? GeometryType
                            : V extends Geography
                              ? GeographyType
                              : DataType;

/** The type of a literal. */
export type LiteralType<V> = [V] extends [null]
  ? NullType
  : null extends V
    ? LiteralBare<Exclude<V, null>>
    : Promised<LiteralBare<V>>;

type LiteralBare<V> = V extends number
  ? NumberType<V>
  : V extends readonly unknown[]
    ? ArrayType
    : AtomicTypeOf<V>;

/** A value that is there is not null, if the compiler knows what it is. */
type Promised<D extends DataType> = DataType extends D ? FieldType : NotNull<D>;
