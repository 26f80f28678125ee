import type { ExitCode } from "./exit-codes.ts";

/** What a run did, in numbers. Whatever a job counts besides stands in `other`. */
export interface Tally {
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly quarantined: number;
  readonly other?: Readonly<Record<string, number | string>>;
  /** The newest snapshot of each table written, by table. */
  readonly snapshots: Readonly<Record<string, bigint>>;
}

export interface Summary {
  readonly job: string;
  readonly exitCode: ExitCode;
  readonly seconds: number;
  readonly tally: Tally;
}

/**
 * The last lines of a run.
 *
 * @example
 * ```text
 * energy-process-silver: done in 12.3 s
 *   rows in      17,568
 *   rows out     8,784
 *   quarantined  0
 *   snapshot     lake.silver.energy_hourly 4711
 * ```
 */
export function formatSummary({ job, exitCode, seconds, tally }: Summary): string {
  const outcome = exitCode === 0 ? "done" : `ended with exit code ${exitCode}`;
  const entries: [string, string][] = [
    ["rows in", count(tally.rowsIn)],
    ["rows out", count(tally.rowsOut)],
    ["quarantined", count(tally.quarantined)],
    ...Object.entries(tally.other ?? {}).map(([name, value]): [string, string] => [name, count(value)]),
    ...Object.entries(tally.snapshots).map(([table, id]): [string, string] => ["snapshot", `${table} ${id}`]),
  ];
  const width = Math.max(...entries.map(([name]) => name.length));
  return [
    `${job}: ${outcome} in ${seconds.toFixed(1)} s`,
    ...entries.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`),
  ].join("\n");
}

function count(value: number | string): string {
  return typeof value === "number" ? value.toLocaleString("en-US") : value;
}
