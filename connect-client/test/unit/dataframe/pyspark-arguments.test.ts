import { inspect } from "node:util";
import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { col, Window } from "../../../src/column/index.ts";
import { DataFrame } from "../../../src/dataframe/dataframe.ts";
import { ArgumentError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { relation } from "../../../src/plan/relation.ts";
import { t } from "../../../src/types/index.ts";
import { RecordingExecutor } from "../recording-executor.ts";
import { people } from "./fake-dataframe.ts";

/** The plan as JSON without plan ids, which differ between two plans that mean the same. */
function plan(df: Pick<DataFrame, "toRelation">): unknown {
  const json = JSON.stringify(toJson(RelationSchema, df.toRelation()), (key, value: unknown) =>
    key === "common" || key === "planId" ? undefined : value,
  );
  return JSON.parse(json);
}

function directions(df: DataFrame | ReturnType<typeof people>) {
  const { sort } = plan(df) as { sort: { order: { child: object; direction: string }[] } };
  return sort.order.map(({ direction }) => direction.replace("SORT_DIRECTION_", ""));
}

/** A DataFrame whose columns the client knows. */
function known() {
  const executor = new RecordingExecutor();
  const schema = t.struct({ id: t.notNull(t.long), "odd`name": t.string });
  return new DataFrame(executor, relation(executor.nextPlanId(), "localRelation", {}), schema);
}

describe("columns in one list, as PySpark takes them", () => {
  it.each([
    ["select", () => people().select(["id", "name"]), () => people().select("id", "name")],
    [
      "selectExpr",
      () => people().selectExpr(["id + 1", "name"]),
      () => people().selectExpr("id + 1", "name"),
    ],
    ["drop", () => people().drop(["id"]), () => people().drop("id")],
    ["orderBy", () => people().orderBy(["id", "name"]), () => people().orderBy("id", "name")],
    ["groupBy", () => people().groupBy(["name"]).count(), () => people().groupBy("name").count()],
    ["rollup", () => people().rollup(["name"]).count(), () => people().rollup("name").count()],
    ["cube", () => people().cube(["name"]).count(), () => people().cube("name").count()],
    ["describe", () => people().describe(["id"]), () => people().describe("id")],
    ["summary", () => people().summary(["min", "max"]), () => people().summary("min", "max")],
    [
      "a window",
      () => people().select(col("id").over(Window.partitionBy(["name"]).orderBy(["id"]))),
      () => people().select(col("id").over(Window.partitionBy("name").orderBy("id"))),
    ],
    [
      "F.struct",
      () => people().select(F.struct(["id", "name"])),
      () => people().select(F.struct("id", "name")),
    ],
    ["F.array", () => people().select(F.array(["id"])), () => people().select(F.array("id"))],
    [
      "F.coalesce",
      () => people().select(F.coalesce(["id", "name"])),
      () => people().select(F.coalesce("id", "name")),
    ],
    [
      "F.createMap",
      () => people().select(F.createMap(["id", "name"])),
      () => people().select(F.createMap("id", "name")),
    ],
    [
      "F.mapConcat",
      () => people().select(F.mapConcat(["id", "name"])),
      () => people().select(F.mapConcat("id", "name")),
    ],
    ["astype", () => people().select(col("id").astype("int")), () => people().select(col("id").cast("int"))],
    [
      "melt",
      () => people().melt("id", null, "key", "value"),
      () => people().unpivot(["id"], undefined, "key", "value"),
    ],
  ])("%s", (_, list, oneByOne) => {
    expect(plan(list())).toEqual(plan(oneByOne()));
  });
});

describe("sorting", () => {
  it("takes one direction for all keys, or one for each", () => {
    expect(directions(people().orderBy("id", { ascending: false }))).toEqual(["DESCENDING"]);
    expect(directions(people().orderBy("id", "name", { ascending: false }))).toEqual([
      "DESCENDING",
      "DESCENDING",
    ]);
    expect(directions(people().sort(["id", "name"], { ascending: [true, false] }))).toEqual([
      "ASCENDING",
      "DESCENDING",
    ]);
    expect(directions(people().sortWithinPartitions(["id"], { ascending: false }))).toEqual(["DESCENDING"]);
    expect(directions(people().orderBy(col("id").desc(), { ascending: true }))).toEqual(["DESCENDING"]);
  });

  it("takes positions, negative for descending", () => {
    const sorted = people().orderBy(2, -1);
    expect(directions(sorted)).toEqual(["ASCENDING", "DESCENDING"]);
    expect(plan(sorted)).toMatchObject({
      sort: { order: [{ child: { literal: { integer: 2 } } }, { child: { literal: { integer: 1 } } }] },
    });
  });
});

it("groupBy takes positions where the columns are known, and says so where they are not", () => {
  expect(plan(known().groupBy(2).count())).toMatchObject({
    aggregate: { groupingExpressions: [{ unresolvedAttribute: { unparsedIdentifier: "`odd``name`" } }] },
  });
  expect(() => people().groupBy(1)).toThrow(/not known yet.*not 1/);
  expect(() => known().groupBy(3)).toThrow(/from 1 to 2, not 3/);
});

it("sample takes PySpark's order of arguments and the shorter one", () => {
  expect(plan(people().sample(0.5, 7))).toMatchObject({ sample: { upperBound: 0.5, seed: "7" } });
  expect(plan(people().sample(false, 0.5, 7))).toEqual(plan(people().sample(0.5, { seed: 7 })));
  expect(plan(people().sample(true, 1.5, 7))).toMatchObject({
    sample: { seed: "7", upperBound: 1.5, withReplacement: true },
  });
});

describe("a DataFrame prints", () => {
  it("its columns where they are known, also after transformations that keep them", () => {
    expect(inspect(known())).toBe("DataFrame[id: bigint, odd`name: string]");
    expect(String(known().filter("id > 1").orderBy("id").limit(1))).toBe(
      "DataFrame[id: bigint, odd`name: string]",
    );
    expect(String(people().to(t.struct({ id: t.long })))).toBe("DataFrame[id: bigint]");
  });

  it("that they are not known otherwise", () => {
    expect(inspect(people())).toBe("DataFrame[read; schema not loaded]");
    expect(inspect(known().select("id"))).toBe("DataFrame[project; schema not loaded]");
  });
});

/** Calls a method as JavaScript without types could. */
function call(target: object, method: string, ...args: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(target, method), target, args);
}

describe("a wrong argument is named before anything is sent", () => {
  it.each<[string, () => unknown, RegExp]>([
    ["select", () => call(people(), "select", 5), /columns\[0\] must be a column or the name of one, not 5/],
    ["select nested", () => call(people(), "select", ["id"], "name"), /columns\[0\].*not \[ 'id' \]/],
    ["select nothing", () => call(people(), "select", undefined), /columns\[0\].*not undefined/],
    [
      "filter",
      () => call(people(), "filter", true),
      /condition must be a boolean column or SQL text, not true/,
    ],
    ["withColumn", () => call(people(), "withColumn", "x", "id"), /column for x.*lit\(5\).*not "id"/],
    ["withColumn's name", () => call(people(), "withColumn", 5, col("id")), /name must be text, not 5/],
    ["withColumns", () => call(people(), "withColumns", { x: 1 }), /column for x.*not 1/],
    ["join", () => call(people(), "join", "people", "id"), /other must be a DataFrame, not "people"/],
    ["join with a Promise", () => call(people(), "join", Promise.resolve(), "id"), /await it first/],
    ["join on", () => call(people(), "join", people(), 5), /on must be names both sides have.*not 5/],
    ["join type", () => call(people(), "join", people(), "id", "constructor"), /join type.*"constructor"/],
    ["union", () => call(people(), "union", { id: 1 }), /other must be a DataFrame, not \{ id: 1 \}/],
    ["agg", () => call(people(), "agg", "max"), /aggregates\[0\].*not "max"/],
    ["agg's function", () => call(people(), "agg", { id: 5 }), /function for id must be text, not 5/],
    ["sort by nothing", () => call(people(), "orderBy"), /at least one column/],
    ["sort by 0", () => call(people(), "orderBy", 0), /columns\[0\].*position.*not 0/],
    ["sort by 1.5", () => call(people(), "orderBy", 1.5), /columns\[0\].*not 1.5/],
    ["too few directions", () => people().orderBy(["id", "name"], { ascending: [true] }), /each of the 2/],
    ["two directions", () => people().orderBy(col("id").desc(), { ascending: false }), /direction already/],
    ["sort options", () => call(people(), "orderBy", "id", { asc: true }), /\{ ascending \}.*asc: true/],
    ["limit NaN", () => people().limit(Number.NaN), /limit must be a whole number.*not NaN/],
    ["limit 1.5", () => people().limit(1.5), /not 1.5/],
    ["limit text", () => call(people(), "limit", "5"), /not "5"/],
    ["offset", () => people().offset(-1), /offset.*not -1/],
    ["sample", () => people().sample(1.5), /fraction must be a number from 0 to 1, not 1.5/],
    ["sample NaN", () => people().sample(Number.NaN), /fraction.*not NaN/],
    ["sample's seed", () => people().sample(0.5, 1.5), /seed.*not 1.5/],
    ["sample's options", () => call(people(), "sample", 0.5, { sed: 1 }), /\{ withReplacement, seed \}/],
    ["randomSplit", () => call(people(), "randomSplit", 0.5), /weights must be a list.*not 0.5/],
    ["repartition", () => people().repartition(2.5), /partitions.*not 2.5/],
    ["repartition by", () => call(people(), "repartition", 2, {}), /columns\[0\].*not \{\}/],
    ["dropDuplicates", () => call(people(), "dropDuplicates", "id"), /list of column names.*not "id"/],
    ["alias", () => call(people(), "alias", 5), /alias must be text, not 5/],
    [
      "withWatermark",
      () => call(people(), "withWatermark", "id", 10),
      /delay must be a length of time such as 10 seconds, not 10/,
    ],
    ["toDF", () => call(people(), "toDF", "a", 5), /columnNames\[1\] must be text, not 5/],
    ["expr", () => call(people(), "selectExpr", 5), /expression must be text, not 5/],
    ["a function's column", () => call(F, "upper", undefined), /no Spark literal for undefined/],
    ["a function as a value", () => call(col("id"), "eq", () => 1), /no Spark literal for/],
    ["a type", () => call(col("id"), "cast", 5), /type must be a data type.*not 5/],
    ["a window", () => call(F.rank(), "over", "id"), /window must be.*not "id"/],
    [
      "a condition of when",
      () => call(F.when(col("id").gt(1), 1), "when", true, 1),
      /condition must be.*not true/,
    ],
    ["a partition of a window", () => call(Window, "partitionBy", 5), /columns\[0\].*not 5/],
    ["a key of a window", () => call(Window, "orderBy", [null]), /columns\[0\].*not null/],
    ["an alias of a column", () => call(col("id"), "alias", undefined), /name\[0\] must be text/],
  ])("%s", (_, wrong, message) => {
    expect(wrong).toThrow(ArgumentError);
    expect(wrong).toThrow(message);
  });
});
