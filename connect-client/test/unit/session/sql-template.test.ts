import { toJson } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import { col, lit } from "../../../src/column/index.ts";
import { DataFrame } from "../../../src/dataframe/index.ts";
import { ArgumentError, UnsupportedError } from "../../../src/errors/index.ts";
import * as F from "../../../src/functions/index.ts";
import { CommandSchema } from "../../../src/gen/spark/connect/commands_pb.ts";
import { RelationSchema } from "../../../src/gen/spark/connect/relations_pb.ts";
import { sqlResult } from "../../../src/session/sql-result.ts";
import { queryOfTemplate, type SqlInterpolation } from "../../../src/session/sql-template.ts";
import { people } from "../dataframe/fake-dataframe.ts";
import { RecordingExecutor } from "../recording-executor.ts";

const sql = (template: TemplateStringsArray, ...values: SqlInterpolation[]) =>
  queryOfTemplate(template, values);

describe("a SQL template", () => {
  it("makes values parameters, never text", () => {
    const name = "x'; DROP TABLE people; --";
    const { query, parameters } =
      sql`SELECT * FROM people WHERE name = ${name} AND id IN (${[1, 2]}) LIMIT ${5}`;
    expect(query).toBe(
      "SELECT * FROM people WHERE name = :interpolated_1 AND id IN (:interpolated_2) LIMIT :interpolated_3",
    );
    expect(parameters).toEqual({ interpolated_1: name, interpolated_2: [1, 2], interpolated_3: 5 });
  });

  it("names a DataFrame once, by a name nobody else has", () => {
    const df = people();
    const { query, views } = sql`SELECT * FROM ${df} a JOIN ${df} b USING (id) JOIN ${people()} c USING (id)`;
    const [first, second] = [...views.keys()];
    expect(query).toBe(`SELECT * FROM ${first} a JOIN ${first} b USING (id) JOIN ${second} c USING (id)`);
    expect(first).toMatch(/^dataframe_[0-9a-f]{32}$/);
    expect(views.get(first ?? "")).toBe(df);
    expect([...sql`SELECT * FROM ${df}`.views.keys()]).not.toEqual([first]);
  });

  it.each([
    ["price", "`price`"],
    ["a.b", "`a`.`b`"],
    ["`odd.name`.b", "`odd.name`.`b`"],
    ["`a``b`", "`a``b`"],
    ["id FROM people; DROP TABLE people", "`id FROM people; DROP TABLE people`"],
  ])("quotes the name %s", (name, inserted) => {
    expect(sql`SELECT ${col(name)} FROM people`.query).toBe(`SELECT ${inserted} FROM people`);
  });

  it("keeps what JavaScript's escapes stand for", () => {
    expect(sql`SELECT \`odd name\` FROM t WHERE a RLIKE '\\\\d'`.query).toBe(
      "SELECT `odd name` FROM t WHERE a RLIKE '\\\\d'",
    );
    expect(() => sql`SELECT '\u12'`).toThrow(/an escape that JavaScript cannot read/);
  });

  it.each<[string, () => unknown, RegExp]>([
    [
      "undefined",
      () => sql`SELECT ${undefined as never}`,
      /value 1 of the template must be .* not undefined/,
    ],
    [
      "an expression",
      () => sql`SELECT ${1}, ${F.upper("a")}`,
      /value 2 of the template must be a value or a name/,
    ],
    ["a name that ends too early", () => sql`SELECT ${col("a` FROM t --")}`, /is no name/],
    ["an empty part of a name", () => sql`SELECT ${col("a..b")}`, /"a..b" is no name/],
  ])("refuses %s", (_, call, message) => {
    expect(call).toThrow(ArgumentError);
    expect(call).toThrow(message);
  });

  it("takes columns that hold values", () => {
    expect(Object.keys(sql`SELECT ${lit(5)}, ${F.array(lit(1))}`.parameters)).toEqual([
      "interpolated_1",
      "interpolated_2",
    ]);
  });
});

const interpolated = (...parts: string[]) => Object.assign(parts, { raw: parts });

async function planned(
  executor: RecordingExecutor,
  text: string | TemplateStringsArray,
  ...values: unknown[]
) {
  return toJson(RelationSchema, await sqlResult(executor, text, values));
}

/** The command that is sent for a text, which nobody answers. */
async function sent(executor: RecordingExecutor, text: string | TemplateStringsArray, ...values: unknown[]) {
  await expect(sqlResult(executor, text, values)).rejects.toThrow(/without a sqlCommandResult/);
  const { opType } = executor.lastPlan;
  if (opType.case !== "command") throw new Error("no command was sent");
  return toJson(CommandSchema, opType.value);
}

const withPeople = {
  withRelations: {
    root: { sql: { namedArguments: { interpolated_2: { literal: { integer: 3 } } } } },
    references: [{ subqueryAlias: { input: { read: {} }, alias: expect.stringMatching(/^dataframe_/) } }],
  },
};

it("DataFrames travel with a query", async () => {
  const executor = new RecordingExecutor();
  const template = interpolated("SELECT * FROM ", " WHERE id > ", "");
  const plan = await planned(executor, template, people(executor), 3);
  expect(plan).toMatchObject({ ...withPeople, common: { planId: "4" } });
  expect(executor.plans).toEqual([]);
});

it("DataFrames travel with a command", async () => {
  const executor = new RecordingExecutor();
  const template = interpolated("INSERT INTO others SELECT * FROM ", " WHERE id > ", "");
  expect(await sent(executor, template, people(executor), 3)).toMatchObject({
    sqlCommand: { input: withPeople },
  });
});

it("a DataFrame of another session is refused", async () => {
  class Other extends RecordingExecutor {
    override readonly sessionId = "11111111-1111-4111-8111-111111111111";
  }
  const call = sqlResult(new RecordingExecutor(), interpolated("SELECT * FROM ", ""), [people(new Other())]);
  await expect(call).rejects.toThrow(/belong to different sessions/);
});

describe("a 3.5 server", () => {
  const older = () => new RecordingExecutor([], "3.5.6");

  it("gets the text itself, with plain values", async () => {
    expect(await sent(older(), "DELETE FROM people WHERE id = :a", { a: 5 })).toEqual({
      sqlCommand: { sql: "DELETE FROM people WHERE id = :a", args: { a: { integer: 5 } } },
    });
    expect(await sent(older(), "DELETE FROM people WHERE id = ?", ["x"])).toEqual({
      sqlCommand: { sql: "DELETE FROM people WHERE id = ?", posArgs: [{ string: "x" }] },
    });
  });

  it("gets a query with plain values", async () => {
    expect(await planned(older(), "SELECT :a", { a: 5 })).toMatchObject({
      sql: { query: "SELECT :a", args: { a: { integer: 5 } } },
    });
    expect(await planned(older(), "SELECT ?", ["x"])).toMatchObject({
      sql: { query: "SELECT ?", posArgs: [{ string: "x" }] },
    });
  });

  it.each(["SELECT * FROM ", "INSERT INTO others TABLE "])(
    "takes neither arrays nor DataFrames in %s",
    async (text) => {
      const executor = older();
      await expect(sqlResult(executor, `${text} :a`, [{ a: [1] }])).rejects.toThrow(UnsupportedError);
      const made = sqlResult(executor, interpolated(text, ""), [people(executor)]);
      await expect(made.then((relation) => new DataFrame(executor, relation))).rejects.toThrow(
        /A DataFrame inside .*SQL needs a Spark server of version 4.0 or newer; this one is 3.5.6./,
      );
      expect(executor.plans).toEqual([]);
    },
  );
});
