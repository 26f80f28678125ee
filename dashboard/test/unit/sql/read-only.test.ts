import { describe, expect, it } from "vitest";
import { readOnlyStatement, refusedWord, SqlRefusedError } from "../../../server/sql/read-only.ts";

const refusal = (text: string) => {
  try {
    readOnlyStatement(text);
    return null;
  } catch (error) {
    return error instanceof SqlRefusedError ? error.message : error;
  }
};

describe("readOnlyStatement", () => {
  it.each([
    "SELECT 1",
    "with t as (select 1) select * from t",
    "VALUES (1), (2)",
    "TABLE lake.bronze.iot",
    "FROM lake.bronze.iot SELECT site",
    "-- the newest\n/* of all */ SELECT max(ts) FROM lake.bronze.iot",
    "(SELECT 1) UNION (SELECT 2)",
    "SELECT a FROM x JOIN y USING (a)",
    "SELECT transform(array(1), x -> x + 1)",
  ])("puts %s where only a query can stand", (text) => {
    expect(readOnlyStatement(text)).toEqual({ sql: `SELECT * FROM (\n${text}\n)`, linesBefore: 1 });
  });

  it("takes trailing semicolons and blanks away", () => {
    expect(readOnlyStatement(" SELECT 1 ;\n; ").sql).toBe("SELECT * FROM (\n SELECT 1\n)");
  });

  it.each([
    "SHOW TABLES IN lake.bronze",
    "describe lake.bronze.iot",
    "DESC lake.bronze.iot",
    "EXPLAIN SELECT 1",
  ])("sends %s as it is", (text) => {
    expect(readOnlyStatement(`${text};`)).toEqual({ sql: text, linesBefore: 0 });
  });

  it("sends such a statement as it is only if nothing stands before it, so that there is nothing to hide behind", () => {
    expect(refusal("/* */ SHOW TABLES")).toContain("SHOW is refused");
  });

  it.each([
    ["DROP TABLE lake.bronze.iot", "DROP is refused"],
    ["insert into t values (1)", "INSERT is refused"],
    ["SET spark.sql.ansi.enabled=false", "SET is refused"],
    ["/* SELECT */ CREATE TABLE t (a INT)", "CREATE is refused"],
    ["CALL lake.system.rollback_to_snapshot('t', 1)", "CALL is refused"],
    ["  ; ", "There is nothing to run."],
  ])("refuses %s", (text, reason) => {
    expect(refusal(text)).toContain(reason);
  });

  it.each([
    ["SELECT reflect('java.lang.System', 'exit', '0')", "Java method"],
    ["SELECT `java_method`('java.lang.System', 'getenv')", "Java method"],
    ["SELECT system.builtin.Try_Reflect('a', 'b')", "Java method"],
    ["SELECT TRANSFORM(a) USING 'cat' FROM t", "script"],
    ["SELECT TRANSFORM(a) USING/*(*/'cat' FROM t", "script"],
    ["FROM t MAP a uſing 'cat'", "script"],
    ["SELECT IDENTIFIER('ref' || 'lect')('java.lang.System', 'exit', '0')", "IDENTIFIER"],
    ["SELECT ıdentıfıer('ref' || 'lect')('a', 'b')", "IDENTIFIER"],
    ["EXPLAIN SELECT reflect('a', 'b')", "Java method"],
  ])("refuses to run code by %s", (text, reason) => {
    expect(refusal(text)).toContain(reason);
  });
});

describe("refusedWord", () => {
  it("knows the commands that may stand behind WITH", () => {
    expect(refusedWord("insert")?.message).toContain("insert is refused");
    expect(refusedWord("FRM")).toBeNull();
  });
});
