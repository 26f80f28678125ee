import { CancelledError, ParseError, TableOrViewNotFoundError } from "spark-connect-js";
import { describe, expect, it } from "vitest";
import { describeSqlError } from "../../../server/sql/sql-error.ts";

describe("describeSqlError", () => {
  it("tells Spark's class and message, with the reader's lines, without what was put around the text", () => {
    const message =
      "[PARSE_SYNTAX_ERROR] Syntax error at or near 'FRM'. SQLSTATE: 42601 (line 3, pos 9)\n\n== SQL ==\nSELECT * FROM (\nSELECT\n 1 FRM t\n)";
    const error = new ParseError(message, {
      errorClass: "PARSE_SYNTAX_ERROR",
      sqlState: "42601",
      messageParameters: { error: "'FRM'" },
    });
    expect(describeSqlError(error, 1)).toEqual({
      name: "PARSE_SYNTAX_ERROR",
      sqlState: "42601",
      message: "[PARSE_SYNTAX_ERROR] Syntax error at or near 'FRM'. SQLSTATE: 42601 (line 2, pos 9)",
    });
    expect(describeSqlError(error, 0).message).toBe(message);
  });

  it("counts lines in messages of the analyser too", () => {
    const error = new TableOrViewNotFoundError(
      "[…] cannot be found. SQLSTATE: 42P01; line 2 pos 14;\n'Project [*]",
      {
        errorClass: "TABLE_OR_VIEW_NOT_FOUND",
      },
    );
    expect(describeSqlError(error, 1).message).toContain("; line 1 pos 14;\n'Project [*]");
  });

  it("calls a command behind WITH refused, and an abort cancelled", () => {
    const insert = new ParseError("…", { messageParameters: { error: "'INSERT'" } });
    expect(describeSqlError(insert, 1)).toMatchObject({ name: "refused", sqlState: null });
    expect(describeSqlError(new CancelledError("…"), 1).name).toBe("cancelled");
    expect(describeSqlError(AbortSignal.abort().reason, 1).name).toBe("cancelled");
    expect(describeSqlError(new Error("no server"), 1)).toEqual({
      name: "error",
      sqlState: null,
      message: "no server",
    });
  });
});
