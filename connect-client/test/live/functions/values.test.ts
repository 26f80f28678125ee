import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Column, col, lit } from "../../../src/column/index.ts";
import * as F from "../../../src/functions/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { Decimal, LocalDate, LocalDateTime, Timestamp, t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).config("spark.sql.session.timeZone", "UTC").create();
});
afterAll(() => spark.stop());

const noon = Timestamp.parse("2024-02-29 12:34:56.789");

const cases: Readonly<Record<string, [Column, unknown]>> = {
  // arithmetic
  "integer division gives a double": [lit(7).divide(2), 3.5],
  "remainder has the sign of the dividend": [lit(-7).mod(3), -1],
  "pmod is never negative": [F.pmod(lit(-7), lit(3)), 2],
  "round away from zero": [F.round(lit(2.5)), 3],
  "bround to even": [F.bround(lit(2.5)), 2],
  "round before the point": [F.round(lit(1234), -2), 1200],
  "log of a base": [F.log(2, lit(8)), 3],
  "try_divide by zero": [F.tryDivide(lit(1), lit(0)), null],
  "a long beyond doubles": [lit(9007199254740993n).plus(1), 9007199254740994n],
  "decimals are exact": [
    lit(Decimal.parse("0.1"))
      .plus(lit(Decimal.parse("0.2")))
      .eq(Decimal.parse("0.3")),
    true,
  ],
  bits: [F.shiftleft(lit(1), 5), 32],
  "uniform between bounds": [F.uniform(1, 10, 3).between(1, 10), true],
  // text
  "concat_ws skips nulls": [F.concatWs("-", lit("a"), lit(null).cast("string"), lit("b")), "a-b"],
  "substring counts from 1": [F.substring(lit("hello"), 2, 3), "ell"],
  split: [F.split(lit("a,b,c"), ","), ["a", "b", "c"]],
  regexp_extract: [F.regexpExtract(lit("x=12"), "(\\d+)", 1), "12"],
  regexp_replace: [F.regexpReplace(lit("a1b22"), "\\d+", "#"), "a#b#"],
  "trim characters": [F.trim(lit("xxaxx"), lit("x")), "a"],
  lpad: [F.lpad(lit("7"), 3, "0"), "007"],
  like: [lit("DE-LU").like("DE%"), true],
  rlike: [lit("DE-LU").rlike("^[A-Z]{2}-"), true],
  instr: [F.instr(lit("abcb"), "b"), 2],
  format_string: [F.formatString("%02d:%s", lit(5), lit("x")), "05:x"],
  mask: [F.mask(lit("Ab1-")), "Xxn-"],
  base64: [F.base64(lit(Uint8Array.of(1, 2, 3))), "AQID"],
  translate: [F.translate(lit("abc"), "ab", "xy"), "xyc"],
  // dates and times
  "date of a timestamp": [F.toDate(lit(noon)), LocalDate.parse("2024-02-29")],
  "add_months ends at the month": [
    F.addMonths(lit(LocalDate.parse("2024-01-31")), 1),
    LocalDate.parse("2024-02-29"),
  ],
  datediff: [F.datediff(lit(LocalDate.parse("2024-03-01")), lit(LocalDate.parse("2024-02-28"))), 2],
  date_trunc: [F.dateTrunc("hour", lit(noon)), Timestamp.parse("2024-02-29 12:00:00")],
  timestamp_add: [F.timestampAdd("HOUR", lit(48), lit(noon)), Timestamp.parse("2024-03-02 12:34:56.789")],
  timestamp_diff: [F.timestampDiff("MINUTE", lit(noon), lit(Timestamp.parse("2024-02-29 13:34:56"))), 59n],
  unix_micros: [F.unixMicros(lit(noon)), 1709210096789000n],
  from_utc_timestamp: [
    F.fromUtcTimestamp(lit(noon), "Europe/Berlin"),
    Timestamp.parse("2024-02-29 13:34:56.789"),
  ],
  convert_timezone: [
    F.convertTimezone(lit("UTC"), lit("Europe/Berlin"), lit(LocalDateTime.parse("2024-07-01 12:00:00"))),
    LocalDateTime.parse("2024-07-01 14:00:00"),
  ],
  "weekday from Monday": [F.weekday(lit(LocalDate.parse("2024-02-29"))), 3],
  make_timestamp: [F.makeTimestamp(lit(2024), lit(2), lit(29), lit(12), lit(34), lit(56.789)), noon],
  date_format: [F.dateFormat(lit(noon), "yyyy-MM-dd HH:mm"), "2024-02-29 12:34"],
  "a JavaScript Date is an instant": [lit(new Date(Date.UTC(2024, 1, 29, 12, 34, 56, 789))).eq(noon), true],
  "interval arithmetic": [
    lit(noon).plus(F.makeInterval({ days: 1, hours: 2 })),
    Timestamp.parse("2024-03-01 14:34:56.789"),
  ],
  // collections
  "array literals": [lit([1, 2, 3]), [1, 2, 3]],
  maps: [lit(new Map([["a", 1]])), new Map([["a", 1]])],
  structs: [lit({ a: 1, b: { c: "x" } }), { a: 1, b: { c: "x" } }],
  transform: [F.transform(lit([1, 2]), (x) => x.multiply(10)), [10, 20]],
  "transform with position": [F.transform(lit([5, 6]), (x, i) => x.plus(i)), [5, 7]],
  filter: [F.filter(lit([1, 2, 3]), (x) => x.gt(1)), [2, 3]],
  "nested lambdas": [
    F.transform(lit([[1, 2], [3]]), (xs) => F.aggregate(xs, lit(0), (sum, x) => sum.plus(x))),
    [3, 3],
  ],
  "aggregate with finish": [
    F.aggregate(
      lit([1, 2, 3]),
      lit(0),
      (sum, x) => sum.plus(x),
      (sum) => sum.multiply(2),
    ),
    12,
  ],
  "exists and forall": [
    F.exists(lit([1, 2]), (x) => x.eq(2)).and(F.forall(lit([1, 2]), (x) => x.lt(3))),
    true,
  ],
  zip_with: [F.zipWith(lit([1, 2]), lit([10, 20]), (x, y) => x.plus(y)), [11, 22]],
  map_filter: [
    F.mapFilter(
      lit(
        new Map([
          ["a", 1],
          ["b", 2],
        ]),
      ),
      (_key, n) => n.gt(1),
    ),
    new Map([["b", 2]]),
  ],
  "array_sort by a comparison": [F.arraySort(lit([1, 3, 2]), (x, y) => y.minus(x)), [3, 2, 1]],
  "element_at counts from 1, getItem from 0": [F.elementAt(lit([7, 8]), 1).eq(lit([7, 8]).getItem(0)), true],
  sequence: [F.sequence(lit(1), lit(3)), [1, 2, 3]],
  slice: [F.slice(lit([1, 2, 3, 4]), 2, 2), [2, 3]],
  array_join: [F.arrayJoin(lit(["a", "b"]), "+"), "a+b"],
  "withField and dropFields": [lit({ a: 1, b: 2 }).withField("c", lit(3)).dropFields("b"), { a: 1, c: 3 }],
  // JSON
  from_json: [
    F.fromJson(lit('{"a": 1, "b": ["x"]}'), t.struct({ a: t.long, b: t.array(t.string) })),
    { a: 1n, b: ["x"] },
  ],
  "from_json of what does not fit": [F.fromJson(lit("nonsense"), t.struct({ a: t.long })), { a: null }],
  to_json: [F.toJson(lit({ a: 1 })), '{"a":1}'],
  get_json_object: [F.getJsonObject(lit('{"a": [1, 2]}'), "$.a[1]"), "2"],
  variant: [F.variantGet(F.parseJson(lit('{"a": 5}')), "$.a", "int"), 5],
  to_csv: [F.toCsv(lit({ a: 1, b: "x" })), "1,x"],
  // hashes and conditions
  sha2: [F.sha2(lit("a"), 256), "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"],
  "xxhash64 and hash": [F.hash(lit(1)), -559580957],
  when: [F.when(lit(1).gt(2), "a").when(lit(2).gt(1), "b").otherwise("c"), "b"],
  "when without otherwise": [F.when(lit(false), 1), null],
  "greatest skips nulls": [F.greatest(lit(1), lit(null).cast("int"), lit(3)), 3],
  nanvl: [F.nanvl(lit(Number.NaN), lit(1.5)), 1.5],
  nullif: [F.nullif(lit(1), lit(1)), null],
  "isin nothing": [lit(1).isin([]), false],
  typeof: [F.typeof_(lit(2 ** 40)), "bigint"],
  cast: [lit("12").cast(t.integer), 12],
  try_cast: [lit("x").tryCast(t.integer), null],
  "a uuid is text": [F.length(F.uuid()), 36],
};

describe("values", () => {
  it.each(Object.entries(cases))("%s", async (_, [column, expected]) => {
    const row = await spark.range(1).select(column.alias("value")).first();
    expect(row?.value).toEqual(expected);
  });
});

describe("aggregates over a group", () => {
  it("give exact values", async () => {
    const rows = spark.createDataFrame(
      [
        { k: "a", x: 1, y: 2 },
        { k: "b", x: 2, y: 4 },
        { k: "b", x: 3, y: 6 },
        { k: "c", x: null, y: 8 },
      ],
      t.struct({ k: t.string, x: t.double, y: t.double }),
    );
    const row = await rows
      .agg(
        F.product("y").alias("product"),
        F.stddevPop("y").alias("sd"),
        F.median("x").alias("median"),
        F.percentile("y", 0.5).alias("p50"),
        F.percentileApprox("y", [0, 1]).alias("ends"),
        F.maxBy("k", "y").alias("top"),
        F.sortArray(F.collectSet("k")).alias("keys"),
        F.size(F.collectList("x")).alias("known"),
        F.countIf(col("y").gt(4)).alias("many"),
        F.corr("x", "y").alias("corr"),
        F.sumDistinct("y").alias("distinct"),
        F.boolAnd(col("y").gt(1)).alias("all"),
        F.mode("k").alias("mode"),
        F.approxCountDistinct("k").alias("kinds"),
        F.kurtosis("y").lt(0).alias("flat"),
      )
      .first();
    expect(row).toEqual({
      product: 384,
      sd: Math.sqrt(5),
      median: 2,
      p50: 5,
      ends: [2, 8],
      top: "c",
      keys: ["a", "b", "c"],
      known: 3,
      many: 2n,
      corr: 1,
      distinct: 20,
      all: true,
      mode: "b",
      kinds: 3n,
      flat: true,
    });
  });

  it("explode makes rows", async () => {
    const df = spark.range(1).select(F.explode(lit(["x", "y"])).alias("letter"));
    expect(await df.collect()).toEqual([{ letter: "x" }, { letter: "y" }]);
    const pairs = spark.range(1).select(F.posexplode(lit(new Map([["k", 1]]))).alias("at", "key", "n"));
    expect(await pairs.collect()).toEqual([{ at: 0, key: "k", n: 1 }]);
  });

  it("windows of time have their bounds", async () => {
    const events = spark.createDataFrame([{ at: noon }], t.struct({ at: t.timestamp }));
    const counted = await events.groupBy(F.window("at", "15 minutes")).count().collect();
    expect(counted).toEqual([
      {
        window: {
          start: Timestamp.parse("2024-02-29 12:30:00"),
          end: Timestamp.parse("2024-02-29 12:45:00"),
        },
        count: 1n,
      },
    ]);
  });
});
