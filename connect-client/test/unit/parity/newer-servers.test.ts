import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { Catalog } from "../../../src/catalog/index.ts";
import { col } from "../../../src/column/index.ts";
import { DataFrameReader, TableValuedFunction } from "../../../src/dataframe/index.ts";
import { PlanError } from "../../../src/errors/index.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { DataStreamReader } from "../../../src/streaming/index.ts";
import { catalogCalls } from "../../golden/pyspark/plan-calls.ts";
import { RecordingExecutor } from "../recording-executor.ts";

/** A server whose version was told when the session connected. */
class Server extends RecordingExecutor {
  constructor(version: string) {
    super([], version);
  }
}

/** The newest server, for which nothing is refused. */
const newest = () => new Server("4.3.0");

describe("an older server is told apart before anything is sent", () => {
  const old = new Server("4.0.0");
  const oldTable = new DataFrameReader(old).table("t");
  const needs = (version: string) => expect.objectContaining({ name: "UnsupportedError", since: version });

  it.each<[string, string, () => unknown]>([
    ["4.1", "tvf.pythonWorkerLogs()", () => new TableValuedFunction(old).pythonWorkerLogs()],
    ["4.1", "repartitionById()", () => oldTable.repartitionById(2, "a")],
    ["4.2", "nearestByJoin()", () => oldTable.nearestByJoin(oldTable, col("a"), 1, "exact", "distance")],
    ["4.3", "zip()", () => oldTable.select("a").zip(oldTable.select("b"))],
    ["4.2", "changes()", () => new DataFrameReader(old).changes("t")],
    ["4.2", "changes()", () => new DataStreamReader(old).changes("t")],
    ["4.2", "readStream.name()", () => new DataStreamReader(old).name("a").load("/in")],
  ])("Spark %s has %s", (version, feature, call) => {
    expect(call).toThrow(needs(version));
    expect(call).toThrow(
      `${feature} needs a Spark server of version ${version} or newer; this one is 4.0.0.`,
    );
  });

  it.each(Object.entries(catalogCalls))("Spark 4.2 has %s", async (_, call) => {
    await expect(call(new Catalog(old))).rejects.toThrow(needs("4.2"));
    expect(old.plans).toEqual([]);
  });
});

describe("wrong calls", () => {
  const df = new DataFrameReader(newest()).table("t");
  const table = df.asTable();

  it("a nearest-by join has a number of rows, a mode and a direction", () => {
    const join = (rows: number, mode: string) =>
      df.nearestByJoin(df, col("a"), rows, mode as "exact", "distance");
    expect(() => join(0, "exact")).toThrow(/rows must be a whole number from 1 to 100000, not 0/);
    expect(() => join(1, "fast")).toThrow(/mode must be one of exact, approx, not "fast"/);
  });

  it("a table argument is spread once, and then ordered", () => {
    expect(() => table.orderBy("a")).toThrow(PlanError);
    expect(() => table.partitionBy("a").withSinglePartition()).toThrow(/without partitionBy\(\)/);
    expect(() => table.withSinglePartition().partitionBy("a")).toThrow(PlanError);
  });

  it("a named source is not a table, and its name is a word", () => {
    expect(() => new DataStreamReader(newest()).name("a-b")).toThrow(/"a-b"/);
    expect(() => new DataStreamReader(newest()).name("a").table("t")).toThrow(/leave out name/);
    expect(() => new DataStreamReader(newest()).schema("a INT").changes("t")).toThrow(/leave out schema/);
    expect(() => new DataFrameReader(newest()).schema("a INT").changes("t")).toThrow(/changes\(name\).to/);
  });
});

it("a table function called with tables carries their relations", () => {
  const executor = newest();
  const table = new DataFrameReader(executor).table("t").asTable();
  const called = new TableValuedFunction(executor).call("f", table.partitionBy("a"), "b");
  expect(toJson(RelationSchema, called.toRelation())).toMatchObject({
    withRelations: {
      root: {
        unresolvedTableValuedFunction: {
          functionName: "f",
          arguments: [
            { subqueryExpression: { planId: "1", tableArgOptions: {} } },
            { unresolvedAttribute: { unparsedIdentifier: "b" } },
          ],
        },
      },
      references: [{ common: { planId: "1" }, read: {} }],
    },
  });
});
