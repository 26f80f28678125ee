import { col, lit } from "../../../src/column/col.ts";
import { Column } from "../../../src/column/column.ts";
import { literalExpression } from "../../../src/plan/expression.ts";
import { type LiteralInput, literal } from "../../../src/plan/literal.ts";
import {
  CalendarInterval,
  type DataType,
  DayTimeInterval,
  Decimal,
  LocalDate,
  LocalDateTime,
  Timestamp,
  t,
  YearMonthInterval,
} from "../../../src/types/index.ts";

/** A nested value as one literal, as Scala sends it; lit() makes it of functions, for the sake of 4.0 servers. */
function nested(value: LiteralInput, type: DataType): Column {
  return new Column(literalExpression(literal(value, type)));
}

const bytes = (first: number, count: number) => Uint8Array.from({ length: count }, (_, i) => first + i);
const integers = t.array(t.notNull(t.integer));
const counts = t.map(t.string, t.notNull(t.integer));

/** One literal of every type, as Scala makes them of its values. */
const scalars = [
  lit(true),
  lit(68, t.byte),
  lit(9872, t.short),
  lit(-8726532),
  lit(7834609328726532n),
  lit(Math.E),
  lit(-0.8, t.float),
  lit(new Decimal(8997620n, 5)),
  lit(new Decimal(898897667231n, 7)),
  lit("connect!"),
  lit("T"),
  lit("ABCDEFGHIJ"),
  lit(bytes(120, 23)),
  lit(Uint8Array.of(8, 6)),
  nested([8, 6], t.array(t.integer)),
  lit(null),
  lit(new LocalDate(18545)),
  lit(new Decimal(8997620n, 6)),
  lit(new Timestamp(1677155519808000n)),
  lit(new Timestamp(12345000n)),
  lit(new LocalDateTime(1677184560000000n)),
  lit(new LocalDate(19411)),
  lit(new DayTimeInterval(200000000n)),
  lit(new YearMonthInterval(0)),
  lit(new CalendarInterval(2, 20, 100n)),
];

const ab = (a: number, b: number) =>
  new Map([
    ["a", a],
    ["b", b],
  ]);

const letters = t.struct({ _1: t.string, _2: t.map(t.integer, t.string) });

/** Our calls for the golden plans of literals, whose nested ones have another form since Spark 4.1. */
export const literalPlans: Readonly<Record<string, () => readonly Column[]>> = {
  "function_lit@4.0.0": () => [col("id"), col("id"), ...scalars],
  "function_typedLit@4.0.0": () => [
    col("id"),
    col("id"),
    lit(1),
    lit(null),
    ...scalars,
    lit(1),
    nested([1, 2, 3], integers),
    nested([1, 2, 3], integers),
    nested(ab(1, 2), counts),
    nested(
      { _1: "a", _2: 2, _3: 1 },
      t.struct({ _1: t.string, _2: t.notNull(t.integer), _3: t.notNull(t.double) }),
    ),
    lit(null, t.integer),
    nested([1], t.array(t.integer)),
    nested(new Map([[1, null]]), t.map(t.integer, t.integer)),
    nested(new Map([[1, null]]), t.map(t.integer, t.integer)),
    nested(new Map([[1, null]]), t.map(t.integer, t.integer)),
    nested(
      [
        [1, 2, 3],
        [4, 5, 6],
        [7, 8, 9],
      ],
      t.array(integers),
    ),
    nested([ab(1, 2), ab(3, 4), ab(5, 6)], t.array(counts)),
    nested(
      new Map([
        [1, ab(1, 2)],
        [2, ab(3, 4)],
      ]),
      t.map(t.integer, counts),
    ),
    nested(
      {
        _1: [1, 2, 3],
        _2: ab(1, 2),
        _3: {
          _1: "a",
          _2: new Map([
            [1, "a"],
            [2, "b"],
          ]),
        },
      },
      t.struct({ _1: integers, _2: counts, _3: letters }),
    ),
  ],
  "function_lit_array@4.0.0": () => [
    nested([], t.array(t.double)),
    nested([[1], [2], [3]], t.array(t.array(t.integer))),
    nested([[[1]], [[2]], [[3]]], t.array(t.array(t.array(t.integer)))),
    nested([true, false], t.array(t.boolean)),
    lit(bytes(67, 3)),
    nested([9872, 9873, 9874], t.array(t.short)),
    nested([-8726532, 8726532, -8726533], t.array(t.integer)),
    nested([7834609328726531n, 7834609328726532n, 7834609328726533n], t.array(t.long)),
    nested([Math.E, 1, 2], t.array(t.double)),
    nested([-0.8, -0.7, -0.9], t.array(t.float)),
    nested([new Decimal(8997620n, 5), new Decimal(8997621n, 5)], t.array(t.decimal(38, 18))),
    nested([new Decimal(898897667231n, 7), new Decimal(898897667231n, 7)], t.array(t.decimal(38, 18))),
    nested(["connect!", "disconnect!"], t.array(t.string)),
    lit("TF"),
    nested(["ABCDEFGHIJ", "BCDEFGHIJK"], t.array(t.string)),
    nested([new LocalDate(18545), new LocalDate(18546)], t.array(t.date)),
    nested([new Timestamp(1677155519808000n), new Timestamp(1677155519809000n)], t.array(t.timestamp)),
    nested([new Timestamp(12345000n), new Timestamp(23456000n)], t.array(t.timestamp)),
    nested(
      [new LocalDateTime(1677184560000000n), new LocalDateTime(1677188160000000n)],
      t.array(t.timestampNtz),
    ),
    nested([new LocalDate(19411), new LocalDate(19417)], t.array(t.date)),
    nested([new DayTimeInterval(100000000n), new DayTimeInterval(200000000n)], t.array(t.dayTimeInterval())),
    nested([new YearMonthInterval(0), new YearMonthInterval(0)], t.array(t.yearMonthInterval())),
    nested(
      [new CalendarInterval(2, 20, 100n), new CalendarInterval(2, 21, 200n)],
      t.array(t.calendarInterval),
    ),
  ],
};
