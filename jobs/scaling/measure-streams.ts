import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "@kindling/spark/config";

/** Fewer rows than this, and a batch costs what batches cost and not what rows do. */
const fewestRows = 10_000;

/** What Spark's REST interface tells of a stage, as far as it is asked. */
export interface Stage {
  readonly stageId: number;
  readonly description?: string;
  readonly inputRecords: number;
  /** Nanoseconds. */
  readonly executorCpuTime: number;
  readonly executorDeserializeCpuTime: number;
}

/** A batch with fewer rows than this costs what every batch costs. */
const nextToNoRows = 100;

/** CPU seconds of executors for 100,000 rows of a query, and of its first stage alone. */
export interface QueryCpu {
  readonly all: number;
  readonly firstStage: number;
}

/**
 * What the stages of a query's large batches took, as Spark's REST interface knows them.
 *
 * @throws Error if it knows of no large batch
 */
export function queryCpu(stages: readonly Stage[], query: string): QueryCpu {
  const large = largeBatches(stages, query);
  const sum = (of: (batch: Batch) => number) => large.reduce((total, batch) => total + of(batch), 0);
  const [rows, all, firstStage] = [
    sum((batch) => batch.rows),
    sum((batch) => batch.all),
    sum((batch) => batch.first),
  ];
  if (rows === 0) {
    throw new Error(
      `Spark knows of no batch of ${query} with ${fewestRows} rows: measure while it catches up`,
    );
  }
  return { all: (all / rows) * 100_000, firstStage: (firstStage / rows) * 100_000 };
}

/** Whether Spark knows of one. */
export function hasLargeBatch(stages: readonly Stage[], query: string): boolean {
  return largeBatches(stages, query).length > 0;
}

function largeBatches(stages: readonly Stage[], query: string): Batch[] {
  return batchesOf(stages, query).filter(({ rows }) => rows >= fewestRows);
}

/**
 * CPU seconds of a batch that has next to no rows, the mean of those that Spark knows of.
 *
 * @throws Error if it knows of none
 */
export function smallBatchCpu(stages: readonly Stage[], queries: readonly string[]): number {
  const small = queries
    .flatMap((query) => batchesOf(stages, query))
    .filter(({ rows }) => rows < nextToNoRows);
  if (small.length === 0) throw new Error(`Spark knows of no small batch of ${queries.join(" or ")}`);
  return small.reduce((sum, { all }) => sum + all, 0) / small.length;
}

/** What one batch read, and the CPU seconds of all its stages and of its first. */
interface Batch {
  readonly rows: number;
  readonly all: number;
  readonly first: number;
}

/** The batches of a query of which Spark knows more than one stage; it forgets the oldest stages. */
function batchesOf(stages: readonly Stage[], query: string): Batch[] {
  const byBatch = new Map<string, Stage[]>();
  for (const stage of stages) {
    const { description = "" } = stage;
    if (!description.startsWith(`${query}\nid = `)) continue;
    byBatch.set(description, [...(byBatch.get(description) ?? []), stage]);
  }
  return [...byBatch.values()].flatMap((batch) => {
    const [first, ...later] = batch.sort((a, b) => a.stageId - b.stageId);
    if (first === undefined || later.length === 0) return [];
    const all = batch.reduce((sum, stage) => sum + cpuSeconds(stage), 0);
    return [{ rows: first.inputRecords, all, first: cpuSeconds(first) }];
  });
}

function cpuSeconds({ executorCpuTime, executorDeserializeCpuTime }: Stage): number {
  return (executorCpuTime + executorDeserializeCpuTime) / 1e9;
}

/** The finished stages the application on the stack still knows. */
export async function finishedStages({ spark }: Config): Promise<Stage[]> {
  const host = new URL(spark.remote.replace(/^sc:/, "http:")).hostname;
  const api = `http://${host}:${spark.ports.applicationUi}/api/v1/applications`;
  const [application] = await readJson<{ id: string }[]>(api);
  if (application === undefined) throw new Error(`${api} knows of no application`);
  return await readJson<Stage[]>(`${api}/${application.id}/stages?status=complete`);
}

async function readJson<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return (await answer.json()) as T;
}

/** What a query remembered after its last batch. */
export interface QueryState {
  readonly keys: number;
  /** Of RocksDB's files. */
  readonly bytes: number;
  /** In which its tasks looked through all keys for those to forget. */
  readonly scanSeconds: number;
}

/** The state of a query of a job that runs, or has run, on this stack. */
export function stateOf({ stack }: Config, job: string, query: string): QueryState {
  interface Published {
    readonly queries: readonly {
      readonly name: string;
      readonly progress: {
        readonly stateOperators: readonly {
          readonly numRowsTotal: number;
          readonly allRemovalsTimeMs: number;
          readonly customMetrics: { readonly rocksdbSstFileSize: number };
        }[];
      } | null;
    }[];
  }
  const published = JSON.parse(
    readFileSync(join(stack.stateDir, "queries", `${job}.json`), "utf8"),
  ) as Published;
  const operator = published.queries.find(({ name }) => name === query)?.progress?.stateOperators[0];
  if (operator === undefined) throw new Error(`${job} has published no state of ${query}`);
  return {
    keys: operator.numRowsTotal,
    bytes: operator.customMetrics.rocksdbSstFileSize,
    scanSeconds: operator.allRemovalsTimeMs / 1_000,
  };
}
