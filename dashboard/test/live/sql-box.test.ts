import { loadConfig } from "@kindling/spark/config";
import { afterAll, describe, expect, it } from "vitest";
import { sparkSqlBox } from "../../server/sql/sql-box.ts";
import type { SqlEvent } from "../../server/wire.ts";

const box = sparkSqlBox(loadConfig().spark.remote);
afterAll(() => box.close());

async function run(text: string, { limit = 100, signal = new AbortController().signal } = {}) {
  const events: SqlEvent[] = [];
  await box.run({ text, limit }, (event) => events.push(event), signal);
  const of = <T extends SqlEvent["type"]>(type: T) =>
    events.filter((event): event is Extract<SqlEvent, { type: T }> => event.type === type);
  return {
    columns: of("columns").flatMap(({ columns }) => columns),
    rows: of("rows").flatMap(({ rows }) => rows),
    done: of("done")[0],
    error: of("error")[0],
  };
}

describe("the SQL box on the running stack", () => {
  it("answers a query with columns, rows and whether there are more, in the query's order", async () => {
    const { columns, rows, done } = await run(
      "SELECT id, id * 2 AS id, CAST(id AS DECIMAL(10,2)) AS d FROM range(10) ORDER BY id DESC;",
      { limit: 3 },
    );
    expect(columns).toEqual([
      { name: "id", type: "bigint" },
      { name: "id", type: "bigint" },
      { name: "d", type: "decimal(10,2)" },
    ]);
    expect(rows).toEqual([
      ["9", "18", "9.00"],
      ["8", "16", "8.00"],
      ["7", "14", "7.00"],
    ]);
    expect(done).toMatchObject({ rows: 3, truncated: true });
    expect((await run("SELECT 1 -- one", { limit: 1 })).done).toMatchObject({ rows: 1, truncated: false });
  });

  it("shows, describes and explains", async () => {
    expect((await run("SHOW CATALOGS")).columns[0]?.name).toBe("catalog");
    expect((await run("EXPLAIN DROP TABLE lake.bronze.iot")).rows[0]?.[0]).toContain("Physical Plan");
  });

  it("tells Spark's errors with lines of the reader's text", async () => {
    expect((await run("SELECT\n 1 FRM t x")).error).toMatchObject({
      name: "PARSE_SYNTAX_ERROR",
      message: expect.stringMatching(/\(line 2, pos \d+\)$/),
    });
    expect((await run("SELECT * FROM no_such_table")).error).toMatchObject({
      name: "TABLE_OR_VIEW_NOT_FOUND",
      sqlState: "42P01",
      message: expect.stringContaining("line 1 pos 14"),
    });
    expect((await run("SELECT 1 / 0 AS x")).error?.name).toBe("DIVIDE_BY_ZERO");
  });

  it.each([
    ["WITH t AS (SELECT 1 AS a) INSERT INTO nowhere SELECT * FROM t", "refused"],
    ["FROM range(1) INSERT INTO nowhere SELECT id", "refused"],
    ["SELECT 1) ; DROP TABLE nowhere; SELECT (1", "PARSE_SYNTAX_ERROR"],
    ["SELECT 1; DROP TABLE nowhere", "PARSE_SYNTAX_ERROR"],
    ["SELECT 1 /* ", "UNCLOSED_BRACKETED_COMMENT"],
    ["SHOW TABLES; DROP TABLE nowhere", "PARSE_SYNTAX_ERROR"],
    ["SELECT * FROM text.`/etc/passwd`", "TABLE_OR_VIEW_NOT_FOUND"],
    ["SELECT * FROM csv.`file:///etc/passwd`", "TABLE_OR_VIEW_NOT_FOUND"],
  ])("does not run %s", async (text, name) => {
    expect((await run(text)).error?.name).toBe(name);
  });

  it("puts no variable or setting into a text", async () => {
    const text = `SELECT '${["{env:HOME}", "{spark.sql.session.timeZone}", "{system:user.dir}"].map((name) => `$${name}`).join(" ")}'`;
    expect((await run(text)).rows).toEqual([
      [`\${env:HOME} \${spark.sql.session.timeZone} \${system:user.dir}`],
    ]);
  });

  it("cancels a query whose reader went away, and then runs the next", async () => {
    const abort = new AbortController();
    const endless = run("SELECT count(*) FROM range(1000000000000) WHERE id % 7 = 3", {
      signal: abort.signal,
    });
    setTimeout(() => abort.abort(), 1_500);
    expect((await endless).error).toMatchObject({ name: "cancelled", message: "The query was cancelled." });
    expect((await run("SELECT 1")).rows).toEqual([["1"]]);
  });

  it("runs two at a time, and says so to the third", async () => {
    const abort = new AbortController();
    const slow = "SELECT count(*) FROM range(1000000000000) WHERE id % 7 = 3";
    const both = [run(slow, { signal: abort.signal }), run(slow, { signal: abort.signal })];
    expect((await run("SELECT 1")).error?.name).toBe("busy");
    abort.abort();
    expect((await Promise.all(both)).map(({ error }) => error?.name)).toEqual(["cancelled", "cancelled"]);
  });
});
