import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Column, lit } from "../../../src/column/index.ts";
import type { LiteralInput } from "../../../src/plan/literal.ts";
import { SparkSession } from "../../../src/session/index.ts";
import {
  CalendarInterval,
  DayTimeInterval,
  Decimal,
  LocalDate,
  LocalDateTime,
  StructField,
  StructType,
  Timestamp,
  t,
  VariantValue,
  YearMonthInterval,
} from "../../../src/types/index.ts";
import { remote } from "../remote.ts";
import { allTypes } from "./all-types.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

async function collect(query: string): Promise<unknown[]> {
  return (await spark.sql(query)).collect();
}

describe.each(allTypes.map(({ type, values }) => [type.sql(), type, values] as const))(
  "%s",
  (sql, type, values) => {
    const literals = values.map(([literal]) => literal);
    const expected = values.map(([, value]) => value);

    it("decodes the least, the greatest, the typical and null", async () => {
      const table = [...literals, "NULL"].map((literal, i) => `(${i}, ${literal})`).join(", ");
      const rows = await collect(`SELECT v FROM VALUES ${table} AS data(i, v) ORDER BY i`);
      expect(rows).toEqual([...expected, null].map((v) => ({ v })));
    });

    it("decodes inside arrays, maps and structs, empty and null ones too", async () => {
      const [row] = await collect(
        `SELECT array(${literals.join(", ")}, NULL) many, array(array(${literals[0]}), NULL, array()) nested,
        map('k', ${literals[0]}, 'n', NULL) map, named_struct('f', ${literals[0]}, 'g', CAST(NULL AS ${sql})) struct,
        CAST(array() AS ARRAY<${sql}>) empty, CAST(NULL AS ARRAY<${sql}>) none, CAST(map() AS MAP<STRING, ${sql}>) emptyMap,
        CAST(NULL AS STRUCT<f: ${sql}>) noStruct`,
      );
      expect(row).toEqual({
        many: [...expected, null],
        nested: [[expected[0]], null, []],
        map: new Map([
          ["k", expected[0]],
          ["n", null],
        ]),
        struct: { f: expected[0], g: null },
        empty: [],
        none: null,
        emptyMap: new Map(),
        noStruct: null,
      });
    });

    it("survives lit, alone and inside arrays, maps and structs", async () => {
      const struct = t.struct({ f: type, g: type });
      for (const v of [...expected, null]) {
        const values: Readonly<Record<string, Column>> = {
          v: lit(v as LiteralInput, type),
          many: lit([v, null] as LiteralInput, t.array(type)),
          none: lit([], t.array(type)),
          map: lit(new Map([["k", v]]) as LiteralInput, t.map(t.string, type)),
          struct: lit({ f: v, g: null } as LiteralInput, struct),
        };
        const frame = spark
          .range(1)
          .select(...Object.entries(values).map(([name, column]) => column.alias(name)));
        expect(await frame.collect()).toEqual([
          { v, many: [v, null], none: [], map: new Map([["k", v]]), struct: { f: v, g: null } },
        ]);
        const types = (await frame.schema()).fields.map(({ dataType }) => dataType.sql());
        expect(types).toEqual(
          [type, t.array(type), t.array(type), t.map(t.string, type), struct].map((each) => each.sql()),
        );
      }
    });

    it("survives createDataFrame", async () => {
      const schema = new StructType([
        new StructField("i", t.integer, false),
        new StructField("v", type),
        new StructField("many", t.array(t.array(type))),
        new StructField("map", t.map(t.string, type)),
        new StructField(
          "struct",
          new StructType([new StructField("f", type), new StructField("n", t.integer, false)]),
        ),
      ]);
      const rows = expected.map((v, i) => ({
        i,
        v,
        many: [[v, null], null, []],
        map: new Map([
          ["k", v],
          ["n", null],
        ]),
        struct: { f: v, n: i },
      }));
      const empty = { i: rows.length, v: null, many: [], map: new Map(), struct: null };
      const none = { i: rows.length + 1, v: null, many: null, map: null, struct: { f: null, n: 0 } };
      const all = [...rows, empty, none];
      const frame = spark.createDataFrame(all, schema);
      expect(await frame.collect()).toEqual(all);
      // A plan over it proves that Spark's own rows hold the values, not only the bytes passed back.
      expect(await frame.repartition(2).orderBy("i").collect()).toEqual(all);
      expect((await frame.schema()).equals(schema)).toBe(true);
    });
  },
);

const valueClasses = [
  CalendarInterval,
  DayTimeInterval,
  Decimal,
  LocalDate,
  LocalDateTime,
  Timestamp,
  YearMonthInterval,
];

/** SQL and the value of a class of this library that it gives. */
const texts = allTypes.flatMap(({ values }) => values).filter(([, value]) => hasOwnText(value));

function hasOwnText(value: unknown): boolean {
  return valueClasses.some((valueClass) => value instanceof valueClass);
}

describe("values as text", () => {
  it.each(texts)("%s prints as in Spark", async (literal, value) => {
    expect(await collect(`SELECT CAST(${literal} AS STRING) text`)).toEqual([{ text: String(value) }]);
  });
});

describe("other types", () => {
  it("void is null, intervals of one unit keep it in their type", async () => {
    const frame = await spark.sql("SELECT NULL n, INTERVAL '5' HOUR h, INTERVAL '3' MONTH m");
    expect((await frame.schema()).toDDL()).toBe("n VOID,h INTERVAL HOUR NOT NULL,m INTERVAL MONTH NOT NULL");
    const [row] = await frame.collect();
    expect(row?.n).toBeNull();
    expect([String(row?.h), String(row?.m)]).toEqual([
      "INTERVAL '0 05:00:00' DAY TO SECOND",
      "INTERVAL '0-3' YEAR TO MONTH",
    ]);
  });

  it("a variant gives its content, exactly, and survives createDataFrame", async () => {
    const json = `{"a":[1,300,70000,5000000000,true,null,1.25,"é"],"b":{"nested":{}},"long":"${"x".repeat(80)}"}`;
    const frame = await spark.sql(`SELECT parse_json('${json}') v, to_variant_object(named_struct(
      'd', DATE'2024-02-29', 't', TIMESTAMP'2024-02-29 01:02:03.000004', 'n', TIMESTAMP_NTZ'2024-02-29 01:02:03',
      'x', X'00ff', 'f', FLOAT(0.5), 'g', 1e300D, 'p', 12345678901234567890123456789.5BD)) w`);
    const [row] = await frame.collect();
    if (!(row?.v instanceof VariantValue) || !(row.w instanceof VariantValue))
      throw new Error("expected variants");
    expect(row.v.content()).toEqual({
      a: [
        1,
        300,
        70_000,
        5_000_000_000n,
        true,
        null,
        expect.objectContaining({ unscaled: 125n, scale: 2 }),
        "é",
      ],
      b: { nested: {} },
      long: "x".repeat(80),
    });
    expect(JSON.parse(String(row.w))).toEqual({
      d: "2024-02-29",
      t: "2024-02-29T01:02:03.000004Z",
      n: "2024-02-29T01:02:03",
      x: "AP8=",
      f: 0.5,
      g: 1e300,
      p: Number("12345678901234567890123456789.5"),
    });
    expect(String(row.w)).toContain('"p":12345678901234567890123456789.5');

    const schema = t.struct({ v: t.variant, w: t.variant });
    const copy = spark.createDataFrame([{ v: row.v, w: null }], schema);
    expect(await copy.selectExpr("to_json(v) AS j", "w").collect()).toEqual([{ j: json, w: null }]);
  });

  it("timestamps are the same instants in every session time zone", async () => {
    await spark.conf.set("spark.sql.session.timeZone", "Europe/Berlin");
    try {
      const instant = Timestamp.parse("2024-03-31T01:30:00.000001Z");
      expect(await collect("SELECT TIMESTAMP'2024-03-31 03:30:00.000001' t")).toEqual([{ t: instant }]);
      const frame = await spark.createDataFrame([{ t: instant }], t.struct({ t: t.timestamp }));
      expect(await frame.selectExpr("CAST(t AS STRING) AS t").collect()).toEqual([
        { t: "2024-03-31 03:30:00.000001" },
      ]);
    } finally {
      await spark.conf.unset("spark.sql.session.timeZone");
    }
  });

  it("large offsets are read like small ones", async () => {
    const query = "SELECT 'text' s, X'01' b, array('a', 'é') a FROM range(3)";
    const small = await collect(query);
    await spark.conf.set("spark.sql.execution.arrow.useLargeVarTypes", true);
    try {
      expect(await collect(query)).toEqual(small);
    } finally {
      await spark.conf.unset("spark.sql.execution.arrow.useLargeVarTypes");
    }
  });

  it("strings that are not UTF-8 are an error, not question marks", async () => {
    await expect(collect("SELECT CAST(X'41FF' AS STRING) s")).rejects.toThrow(
      'Column "s" holds strings that are not UTF-8',
    );
  });

  it("two columns of one name are an error that names them", async () => {
    await expect(collect("SELECT 1 a, 2 b, 3 a")).rejects.toThrow(
      'The result has more than one field named "a"',
    );
    await expect(collect("SELECT named_struct('x', 1, 'x', 2) s")).rejects.toThrow(
      'Column "s" has more than one field named "x"',
    );
  });

  it("columns and fields of one name are given and read as arrays", async () => {
    const twice = new StructType([new StructField("x", t.integer), new StructField("x", t.string)]);
    const fields = [new StructField("a", t.long), new StructField("s", t.array(twice))];
    const schema = new StructType([...fields, new StructField("a", t.string)]);
    const rows = [
      [1n, [[1, "one"], null, [null, null]], "first"],
      [null, [], null],
    ];
    const frame = spark.createDataFrame(rows, schema);
    expect(await frame.collectArrays()).toEqual(rows);
    expect(await frame.repartition(1).collectArrays()).toEqual(rows);
    expect((await frame.schema()).equals(schema)).toBe(true);
  });

  it("texts keep their collation; those of a length Spark has in tables only", async () => {
    const schema = t.struct({ list: t.array(t.collated("UTF8_LCASE")), n: t.integer });
    const rows = [
      { list: ["A", "é"], n: 1 },
      { list: ["b"], n: 2 },
    ];
    const frame = spark.createDataFrame(rows, schema);
    expect(await frame.filter("list[0] = 'a'").collect()).toEqual([rows[0]]);
    expect((await frame.schema()).equals(schema)).toBe(true);
    await expect(
      spark.createDataFrame([{ v: "abc" }], t.struct({ v: t.varchar(5) })).collect(),
    ).rejects.toMatchObject({ errorClass: "UNSUPPORTED_CHAR_OR_VARCHAR_AS_STRING" });
  });

  it("a column named __proto__ stays a column", async () => {
    const [row] = await collect("SELECT 1 AS `__proto__`, 2 AS b");
    expect(Object.entries(row ?? {})).toEqual([
      ["__proto__", 1],
      ["b", 2],
    ]);
  });
});
