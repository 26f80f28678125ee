import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import type { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { ArgumentError } from "../../../src/errors/index.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { people } from "./fake-dataframe.ts";

function plan(df: Pick<DataFrame, "toRelation">): Record<string, object> {
  const { common: _, ...json } = toJson(RelationSchema, df.toRelation()) as Record<string, object>;
  return json;
}

/** Calls a method as JavaScript without types could. */
function call(target: object, method: string, ...args: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(target, method), target, args);
}

describe("missing values by PySpark's names", () => {
  it("fillna takes one value, columns as text or list, or a value for each", () => {
    expect(plan(people().fillna(0, "id"))).toMatchObject({
      fillNa: { cols: ["id"], values: [{ long: "0" }] },
    });
    expect(plan(people().fillna("?", ["name"]))).toMatchObject({
      fillNa: { cols: ["name"], values: [{ string: "?" }] },
    });
    expect(plan(people().fillna({ id: 0, name: "?" }))).toMatchObject({
      fillNa: { cols: ["id", "name"], values: [{ long: "0" }, { string: "?" }] },
    });
  });

  it("dropna takes PySpark's order of arguments and options", () => {
    expect(plan(people().dropna()).dropNa).not.toHaveProperty("minNonNulls");
    expect(plan(people().dropna("all", undefined, "id"))).toMatchObject({
      dropNa: { cols: ["id"], minNonNulls: 1 },
    });
    expect(plan(people().dropna("all", 2))).toMatchObject({ dropNa: { minNonNulls: 2 } });
    expect(plan(people().dropna({ how: "all", subset: ["id", "name"] }))).toMatchObject({
      dropNa: { cols: ["id", "name"], minNonNulls: 1 },
    });
  });

  it("replace takes a map, an object, or values and their replacements", () => {
    const twoPairs = {
      replace: {
        cols: ["name"],
        replacements: [
          { oldValue: { string: "a" }, newValue: { string: "b" } },
          { oldValue: { string: "c" }, newValue: { null: {} } },
        ],
      },
    };
    expect(plan(people().replace({ a: "b", c: null }, ["name"]))).toMatchObject(twoPairs);
    expect(
      plan(
        people().replace(
          new Map([
            ["a", "b"],
            ["c", null],
          ]),
          "name",
        ),
      ),
    ).toMatchObject(twoPairs);
    expect(plan(people().replace(["a", "c"], ["b", null], "name"))).toMatchObject(twoPairs);
    expect(plan(people().replace([1, 2], 0))).toMatchObject({
      replace: {
        replacements: [
          { oldValue: { double: 1 }, newValue: { double: 0 } },
          { oldValue: { double: 2 }, newValue: { double: 0 } },
        ],
      },
    });
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      "fill with undefined",
      () => call(people(), "fillna", undefined),
      /value must be text, a number.*undefined/,
    ],
    ["fill a column with null", () => call(people(), "fillna", { id: null }), /value for id.*not null/],
    ["a column that is none", () => call(people(), "fillna", 0, 5), /subset must be text or a list.*not 5/],
    ["an unknown how", () => call(people(), "dropna", "some"), /how must be one of any, all, not "some"/],
    ["an unknown option", () => call(people(), "dropna", { columns: ["id"] }), /\{ how, thresh, subset \}/],
    ["a fractional thresh", () => people().dropna("any", 1.5), /thresh.*not 1.5/],
    ["lists of two lengths", () => people().replace([1, 2], [3]), /one for each of the 2/],
    ["values of two kinds", () => people().replace({ a: 1 }), /all text, all numbers/],
    ["no replacement", () => call(people(), "replace", "a"), /to must be text.*not undefined/],
    ["replacing null", () => call(people(), "replace", null, 1), /from must be.*not null/],
  ])("refuses %s", (_, wrong, message) => {
    expect(wrong).toThrow(ArgumentError);
    expect(wrong).toThrow(message);
  });
});
