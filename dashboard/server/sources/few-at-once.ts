import type { SparkSql } from "./spark-sql.ts";

/** The same, but at most so many statements at a time; the others wait in line, and leave it when given up. */
export function fewAtOnce(sql: SparkSql, most: number): SparkSql {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function enter(signal: AbortSignal): Promise<void> {
    if (running < most) {
      running += 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(go), 1);
        reject(signal.reason);
      };
      const go = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      signal.addEventListener("abort", leave, { once: true });
      waiting.push(go);
    });
  }

  /** Gives the place to the next in line. */
  function exit(): void {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return {
    ...sql,
    async rows(statement, signal) {
      signal.throwIfAborted();
      await enter(signal);
      try {
        return await sql.rows(statement, signal);
      } finally {
        exit();
      }
    },
  };
}
