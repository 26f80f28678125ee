import type { DataFrame, ExecutionProgress, SparkSession } from "spark-connect-js";
import { ConnectSession, isLost } from "../sources/connect-session.ts";
import type { SqlEvent, SqlProgress, SqlRequest } from "../wire.ts";
import { cellText } from "./cell-text.ts";
import { readOnlySettings, readOnlyStatement } from "./read-only.ts";
import { describeSqlError } from "./sql-error.ts";

/** Queries that run at a time, each in a session of its own: so a report of progress belongs to one query. */
const atOnce = 2;

/** What one query may cost. */
export const sqlLimits = { seconds: 120, rows: 10_000, bytes: 4_000_000 } as const;

/** Rows sent together. */
const rowsTogether = 200;

/** What a reader is told while a query runs; the last word is `done` or `error`. */
export type Tell = (event: SqlEvent) => void;

/** Runs what readers write. */
export interface SqlBox {
  /** Runs a text and tells what comes of it; the job is cancelled when the signal aborts. Never rejects. */
  run(request: SqlRequest, tell: Tell, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Runs texts on Spark Connect, read-only, a few at a time. */
export function sparkSqlBox(remote: string): SqlBox {
  const sessions = Array.from(
    { length: atOnce },
    () => new ConnectSession(remote, { appName: "dashboard-sql", config: readOnlySettings }),
  );
  const free = [...sessions];
  return {
    async run(request, tell, signal) {
      const session = free.pop();
      if (session === undefined) {
        tell({ type: "error", ...busy });
        return;
      }
      try {
        await runWithin(session, request, tell, signal);
      } finally {
        free.push(session);
      }
    },
    async close() {
      await Promise.all(sessions.map((session) => session.close()));
    },
  };
}

const busy = {
  name: "busy",
  sqlState: null,
  message: `${atOnce} queries run already. Wait for one of them, or cancel it.`,
};

async function runWithin(
  session: ConnectSession,
  { text, limit }: SqlRequest,
  tell: Tell,
  reader: AbortSignal,
): Promise<void> {
  const started = performance.now();
  const limited = AbortSignal.timeout(sqlLimits.seconds * 1_000);
  const signal = AbortSignal.any([reader, limited]);
  let linesBefore = 0;
  try {
    const statement = readOnlyStatement(text);
    linesBefore = statement.linesBefore;
    const run = () => session.within((spark) => query(spark, statement.sql, limit, tell, signal));
    // A session that ended on the server meanwhile is noticed by the first call, before anything was told.
    const end = await run().catch((error: unknown) => {
      if (!isLost(error) || signal.aborted) throw error;
      return run();
    });
    tell({ type: "done", ...end, seconds: (performance.now() - started) / 1_000 });
  } catch (error) {
    const late = limited.aborted && !reader.aborted;
    tell({ type: "error", ...(late ? tooLong : describeSqlError(error, linesBefore)) });
  }
}

const tooLong = {
  name: "time limit",
  sqlState: null,
  message: `The query ran for ${sqlLimits.seconds} s, which is as long as it may here, and was cancelled.`,
};

async function query(
  spark: SparkSession,
  sql: string,
  limit: number,
  tell: Tell,
  signal: AbortSignal,
): Promise<{ readonly rows: number; readonly truncated: boolean }> {
  const onProgress = (progress: ExecutionProgress) => tell({ type: "progress", ...progressOf(progress) });
  spark.registerProgressHandler(onProgress);
  try {
    const result = await untilAborted(() => spark.sql(sql), signal);
    const { fields } = await untilAborted(() => result.schema(), signal);
    tell({
      type: "columns",
      columns: fields.map(({ name, dataType }) => ({ name, type: dataType.simpleString() })),
    });
    // By position, because two columns may have one name; one row more, to know whether there are more.
    const names = fields.map((_, index) => `c${index}`);
    return await sendRows(result.toDF(...names).limit(limit + 1), names, limit, tell, signal);
  } finally {
    spark.removeProgressHandler(onProgress);
  }
}

async function sendRows(
  result: DataFrame,
  names: readonly string[],
  limit: number,
  tell: Tell,
  signal: AbortSignal,
): Promise<{ readonly rows: number; readonly truncated: boolean }> {
  let [rows, bytes] = [0, 0];
  let batch: (string | null)[][] = [];
  for await (const row of result.toLocalIterator({ signal })) {
    if (rows === limit || bytes > sqlLimits.bytes) {
      tell({ type: "rows", rows: batch });
      return { rows, truncated: true };
    }
    const cells = names.map((name) => cellText(row[name]));
    rows += 1;
    bytes += cells.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);
    batch.push(cells);
    if (batch.length === rowsTogether) {
      tell({ type: "rows", rows: batch });
      batch = [];
    }
  }
  tell({ type: "rows", rows: batch });
  return { rows, truncated: false };
}

/** Calls that only analyse take no signal; the reader need not wait for them. */
async function untilAborted<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([call(), aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

export function progressOf({ stages, inflightTasks }: ExecutionProgress): SqlProgress {
  const sum = (of: (stage: ExecutionProgress["stages"][number]) => number) =>
    stages.reduce((total, stage) => total + of(stage), 0);
  return {
    stages: stages.length,
    doneStages: stages.filter(({ done }) => done).length,
    tasks: sum(({ tasks }) => tasks),
    doneTasks: sum(({ completedTasks }) => completedTasks),
    runningTasks: inflightTasks,
    bytesRead: sum(({ inputBytesRead }) => inputBytesRead),
  };
}
