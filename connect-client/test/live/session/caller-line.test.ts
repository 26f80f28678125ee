import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { col, lit } from "../../../src/column/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { t } from "../../../src/types/index.ts";
import { remote } from "../remote.ts";

let spark: SparkSession;
beforeAll(async () => {
  spark = await SparkSession.builder.remote(remote).create();
});
afterAll(() => spark.stop());

const missing = () => spark.table("no_such_table");

/** What fails on the server, and what is refused before anything is sent. */
const failures: Readonly<Record<string, () => unknown>> = {
  collect: () => missing().collect(),
  count: () => missing().count(),
  show: () => missing().show(),
  schema: () => missing().schema(),
  iteration: async () => {
    for await (const _ of missing()) break;
  },
  write: () => missing().write.mode("overwrite").saveAsTable("never_written"),
  sql: () => spark.sql("SELEC 1"),
  catalog: () => spark.catalog.getTable("no_such_table"),
  configuration: () => spark.conf.get("no.such.setting"),
  "a wrong argument": () => spark.range(3).limit(-1),
  "a wrong name": () => col(""),
  "a wrong literal": () => lit("x", t.long as never),
  "a wrong row": () => spark.createDataFrame([{ id: "x" as never }], t.struct({ id: t.long })),
};

describe("an error points to the caller's line", () => {
  it.each(Object.entries(failures))("of %s", async (_name, fail) => {
    const error = await (async () => fail())().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).stack).toContain("caller-line.test.ts");
  });
});
