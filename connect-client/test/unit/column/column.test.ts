import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { type Column, col, expr, lit, Window } from "../../../src/column/index.ts";
import { ArgumentError, PlanError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import { ExpressionSchema } from "../../../src/gen/spark/connect/expressions_pb.ts";
import { t } from "../../../src/types/index.ts";

function json(column: Column) {
  return toJson(ExpressionSchema, column.toExpression());
}

const a = { unresolvedAttribute: { unparsedIdentifier: "a" } };

describe("operators", () => {
  it.each<[string, Column]>([
    ["==", col("a").eq(1)],
    ["<=>", col("a").eqNullSafe(1)],
    [">", col("a").gt(1)],
    [">=", col("a").geq(1)],
    ["<", col("a").lt(1)],
    ["<=", col("a").leq(1)],
    ["+", col("a").plus(1)],
    ["-", col("a").minus(1)],
    ["*", col("a").multiply(1)],
    ["/", col("a").divide(1)],
    ["%", col("a").mod(1)],
    ["power", col("a").pow(1)],
    ["&", col("a").bitwiseAND(1)],
    ["|", col("a").bitwiseOR(1)],
    ["^", col("a").bitwiseXOR(1)],
  ])("%s has the name PySpark sends", (functionName, column) => {
    expect(json(column)).toEqual({
      unresolvedFunction: { functionName, arguments: [a, { literal: { integer: 1 } }] },
    });
  });

  it("notEqual is not(==), as PySpark sends it", () => {
    expect(`${col("a").notEqual(1)}`).toBe("not((a == 1))");
  });

  it("isin takes values, an array, or nothing", () => {
    expect(`${col("a").isin(1, 2)}`).toBe("in(a, 1, 2)");
    expect(`${col("a").isin([1, 2])}`).toBe("in(a, 1, 2)");
    expect(`${col("a").isin([])}`).toBe("in(a)");
  });
});

describe("names", () => {
  it("star, a star of a struct, and refusal of nothing", () => {
    expect(json(col("*"))).toEqual({ unresolvedStar: {} });
    expect(json(col("s.*"))).toEqual({ unresolvedStar: { unparsedTarget: "s.*" } });
    expect(() => col("")).toThrow(ArgumentError);
  });

  it("alias with metadata, and several names", () => {
    expect(json(col("a").alias("b", { metadata: { comment: "x" } }))).toEqual({
      alias: { expr: a, name: ["b"], metadata: '{"comment":"x"}' },
    });
    expect(json(expr("explode(m)").alias("k", "v"))).toMatchObject({ alias: { name: ["k", "v"] } });
  });
});

describe("cast", () => {
  it("to a type, to DDL, or trying", () => {
    expect(json(col("a").cast(t.long))).toEqual({ cast: { expr: a, type: { long: {} } } });
    expect(json(col("a").cast("bigint"))).toEqual({ cast: { expr: a, typeStr: "bigint" } });
    expect(json(col("a").tryCast("bigint"))).toEqual({
      cast: { expr: a, typeStr: "bigint", evalMode: "EVAL_MODE_TRY" },
    });
  });
});

describe("when", () => {
  const start = F.when(col("a").gt(1), "x");

  it("collects branches and one otherwise", () => {
    expect(`${start.when(col("a").lt(0), "y").otherwise("z")}`).toBe("when((a > 1), x, (a < 0), y, z)");
  });

  it("refuses a second otherwise, and a chain that was never begun", () => {
    expect(() => start.otherwise(1).otherwise(2)).toThrow(PlanError);
    expect(() => start.otherwise(1).when(col("a").gt(2), 2)).toThrow(PlanError);
    expect(() => col("a").otherwise(1)).toThrow(/otherwise\(\) continues F.when/);
  });
});

describe("arrays, maps and objects", () => {
  it("become the functions that make them, so that the server finds their common type", () => {
    expect(`${lit([1, 0.5])}`).toBe("array(1, 0.5)");
    expect(`${lit(new Map([["k", 1]]))}`).toBe("map(k, 1)");
    expect(`${lit({ a: 1, b: "x" })}`).toBe("named_struct(a, 1, b, x)");
    expect(json(lit([1, null], t.array(t.short)))).toMatchObject({
      cast: {
        type: { array: { elementType: { short: {} } } },
        expr: {
          unresolvedFunction: {
            functionName: "array",
            arguments: [{ literal: { short: 1 } }, { literal: { null: { short: {} } } }],
          },
        },
      },
    });
    expect(() => lit([1], t.struct({ a: t.long, b: t.long }))).toThrow(
      "1 values cannot be a struct<a:bigint,b:bigint>",
    );
  });
});

describe("windows", () => {
  const frame = (column: Column) => {
    const { exprType } = column.toExpression();
    if (exprType.case !== "window") throw new Error("no window");
    return toJson(ExpressionSchema, column.toExpression());
  };

  it("rows count as int, ranges as long, and marks mean no bound", () => {
    const over = F.sum("a").over(
      Window.orderBy("a").rowsBetween(Window.unboundedPreceding, Window.currentRow),
    );
    expect(frame(over)).toMatchObject({
      window: {
        frameSpec: { frameType: "FRAME_TYPE_ROW", lower: { unbounded: true }, upper: { currentRow: true } },
      },
    });
    const range = F.sum("a").over(Window.orderBy("a").rangeBetween(-3600, Number.POSITIVE_INFINITY));
    expect(frame(range)).toMatchObject({
      window: {
        frameSpec: {
          frameType: "FRAME_TYPE_RANGE",
          lower: { value: { literal: { long: "-3600" } } },
          upper: { unbounded: true },
        },
      },
    });
  });

  it("refuses bounds that are no whole numbers or beyond 32 bits of rows", () => {
    expect(() => Window.rowsBetween(0.5, 1)).toThrow(/start must be a whole number/);
    expect(() => Window.rowsBetween(0, 2 ** 40)).toThrow(/end/);
  });
});
