import { setTimeout as delay } from "node:timers/promises";
import { readOnlyStatement } from "../../server/sql/read-only.ts";
import type { SqlBox } from "../../server/sql/sql-box.ts";
import { describeSqlError } from "../../server/sql/sql-error.ts";

/** Answers every query with three rows, after it has said how far it is; one with `forever` in it runs until cancelled. */
export const sampleSqlBox: SqlBox = {
  async run({ text, limit }, tell, signal) {
    try {
      readOnlyStatement(text);
      tell({
        type: "progress",
        stages: 2,
        doneStages: 1,
        tasks: 8,
        doneTasks: 6,
        runningTasks: 2,
        bytesRead: 2048,
      });
      if (text.includes("forever")) await delay(60_000, undefined, { signal });
      tell({
        type: "columns",
        columns: [
          { name: "page", type: "string" },
          { name: "views", type: "bigint" },
        ],
      });
      const rows = [
        ["/", "9007199254740993"],
        ["/cart", "12"],
        [null, "3"],
      ].slice(0, limit);
      tell({ type: "rows", rows });
      tell({ type: "done", rows: rows.length, truncated: limit < 3, seconds: 1.25 });
    } catch (error) {
      tell({ type: "error", ...describeSqlError(error, 0) });
    }
  },
  close: async () => undefined,
};
