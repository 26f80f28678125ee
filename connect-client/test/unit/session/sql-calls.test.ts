import { afterEach, beforeEach, expect, it } from "vitest";
import { encodeRows } from "../../../src/arrow/index.ts";
import { SparkSession } from "../../../src/session/index.ts";
import { dataTypeToProto } from "../../../src/types/data-type-to-proto.ts";
import { t } from "../../../src/types/index.ts";
import { FakeSpark, type Script } from "../transport/fake-spark.ts";

const schema = t.struct({ id: t.notNull(t.long) });
const complete = { responseId: "z", responseType: { case: "resultComplete", value: {} } } as const;
const oneRow: Script = {
  send: [
    { responseId: "a", schema: dataTypeToProto(schema) },
    {
      responseId: "b",
      responseType: { case: "arrowBatch", value: { rowCount: 1n, data: encodeRows([{ id: 7n }], schema) } },
    },
    complete,
  ],
  end: "ok",
};
const answerOfCommand: Script = {
  send: [
    {
      responseId: "a",
      responseType: {
        case: "sqlCommandResult",
        value: { relation: { relType: { case: "localRelation", value: { schema: "id BIGINT" } } } },
      },
    },
    complete,
  ],
  end: "ok",
};

let server: FakeSpark;
let spark: SparkSession;
beforeEach(async () => {
  server = await FakeSpark.start();
  spark = await SparkSession.builder.remote(`sc://127.0.0.1:${server.port}`).create();
});
afterEach(async () => {
  await spark.stop();
  server.stop();
});

/** What was executed, as `command` or the kind of its root. */
const executed = () =>
  server.requestsOf("executePlan").map(({ plan }) => {
    const { opType } = plan as { opType: { case: string; value: { relType?: { case: string } } } };
    return opType.value.relType?.case ?? opType.case;
  });

it("a query and its rows are one execution, and nothing is asked before", async () => {
  server.scripts = [oneRow];
  const df = await spark.sql("SELECT :id AS id", { id: 7n });
  expect(executed()).toEqual([]);
  expect(await df.collect()).toEqual([{ id: 7n }]);
  expect(executed()).toEqual(["sql"]);
  const methods = server.requests.map(({ method }) => method).filter((method) => method !== "releaseExecute");
  // The first is the version that the session asked for.
  expect(methods).toEqual(["analyzePlan", "executePlan"]);
});

it("a command is run where it stands, and its rows are another execution", async () => {
  server.scripts = [answerOfCommand, oneRow, oneRow];
  const result = await spark.sql("INSERT INTO prices VALUES (1)");
  expect(executed()).toEqual(["command"]);
  await result.collect();
  await result.collect();
  expect(executed()).toEqual(["command", "localRelation", "localRelation"]);
});

it("a text that may be a command is sent at once", async () => {
  server.scripts = [answerOfCommand];
  await spark.sql("WITH a AS (SELECT 1) INSERT INTO prices SELECT * FROM a");
  expect(executed()).toEqual(["command"]);
});
