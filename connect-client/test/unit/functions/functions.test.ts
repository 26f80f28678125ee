import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type Column, col, lit } from "../../../src/column/index.ts";
import { ArgumentError, PlanError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import { ExpressionSchema } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { t } from "../../../src/types/index.ts";

describe("arguments", () => {
  it("text is a column where a column is meant, and text where a value is", () => {
    expect(`${F.concat("a", lit("b"))}`).toBe("concat(a, b)");
    expect(toJson(ExpressionSchema, F.arrayContains("xs", "a").toExpression())).toMatchObject({
      unresolvedFunction: {
        arguments: [{ unresolvedAttribute: { unparsedIdentifier: "xs" } }, { literal: { string: "a" } }],
      },
    });
    expect(`${F.dateAdd("d", 7)}`).toBe("date_add(d, 7)");
  });

  it("optional ones are left out or sent as PySpark does", () => {
    expect(`${F.round("a")}`).toBe("round(a)");
    expect(`${F.round("a", 2)}`).toBe("round(a, 2)");
    expect(`${F.first("a")}`).toBe("first(a, false)");
    expect(`${F.split("a", ",")}`).toBe("split(a, ,, -1)");
    expect(`${F.window("at", "1 hour")}`).toBe("window(at, 1 hour)");
    expect(`${F.window("at", "1 hour", undefined, "5 minutes")}`).toBe(
      "window(at, 1 hour, 1 hour, 5 minutes)",
    );
    expect(`${F.fromJson("j", t.struct({ a: t.long }))}`).toContain('"type":"struct"');
    expect(`${F.fromJson("j", "a BIGINT", { mode: "FAILFAST" })}`).toBe(
      "from_json(j, a BIGINT, map(mode, FAILFAST))",
    );
  });

  it("count of a star counts rows", () => {
    expect(`${F.count("*")}`).toBe("count(1)");
    expect(`${F.count(col("a"))}`).toBe("count(a)");
  });

  it("random functions without a seed get one each, fixed in the plan", () => {
    const random = F.rand();
    expect(`${random}`).toBe(`${random}`);
    expect(`${random}`).not.toBe(`${F.rand()}`);
    expect(`${F.rand(42)}`).toBe("rand(42)");
  });

  it("wrong values are named", () => {
    expect(() => F.sha2("a", 128)).toThrow(ArgumentError);
    expect(() => F.sha2("a", 128)).toThrow(/128/);
    expect(() => F.maxBy("a", "b", 0)).toThrow("k must be at least 1, not 0");
  });

  it("arguments that belong into an object are refused outside of it, and so are misspelt ones", () => {
    const parts = "{ years, months, weeks, days, hours, minutes, seconds }";
    expect(() => F.makeInterval("a" as never)).toThrow(`parts must be ${parts}, not "a"`);
    expect(() => F.makeInterval({ mins: 1 } as never)).toThrow(`parts must be ${parts}, not { mins: 1 }`);
    expect(() => F.tupleUnionAggDouble("a", 14 as never)).toThrow(
      "options must be { lgNomEntries, mode }, not 14",
    );
  });
});

describe("higher-order functions", () => {
  const names = (column: Column) =>
    [...JSON.stringify(toJson(ExpressionSchema, column.toExpression())).matchAll(/"[xyz]_\d+"/g)].map(
      ([name]) => name,
    );

  it("nested lambdas have variables of their own", () => {
    const nested = F.transform("xss", (xs) => F.transform(xs, (x) => x.plus(1)));
    expect(new Set(names(nested)).size).toBe(2);
  });

  it("take as many parameters as Spark gives, whatever the function declares", () => {
    const lambdaOf = (column: Column) => `${column}`.match(/\(([xyz_\d, ]*)\) ->/)?.[1]?.split(", ").length;
    expect(lambdaOf(F.mapFilter("m", () => lit(true)))).toBe(2);
    expect(lambdaOf(F.mapZipWith("m", "n", () => lit(true)))).toBe(3);
    expect(lambdaOf(F.filter("xs", (x) => x.gt(1)))).toBe(1);
    expect(lambdaOf(F.filter("xs", (x, i) => x.gt(i)))).toBe(2);
  });

  it("refuse a function that gives no column", () => {
    expect(() => F.transform("xs", () => 1 as never)).toThrow(PlanError);
    expect(() => F.transform("xs", () => 1 as never)).toThrow(/transform\(\) must return a Column, not 1/);
  });
});
