import type { Config } from "@kindling/spark/config";
import type { Column, DataFrame, SparkSession } from "spark-connect-js";
import type { MessageContract } from "../contract/message-contract.ts";
import type { TableContract } from "../contract/table-contract.ts";
import type { Settings, SettingValues } from "./settings.ts";
import type { Tally } from "./summary.ts";

/** The part of a session that builds plans and asks no server; `--plan` has nothing else. */
export type PlanSession = Pick<SparkSession, "read" | "readStream" | "table" | "executor">;

/** What a job is built from. */
export interface JobInput<S extends Settings = Settings, Spark extends PlanSession = PlanSession> {
  readonly spark: Spark;
  readonly config: Config;
  readonly settings: SettingValues<S>;
}

interface Declaration<S extends Settings> {
  /** `<system>-<job>`, as in `npm run job:<name>`. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly description: string;
  readonly reads: readonly (TableContract | MessageContract)[];
  /** Tables, and topics by name. */
  readonly writes: readonly (TableContract | string)[];
  readonly settings: S;
}

/** One table a batch job writes. */
export interface TableOutput {
  readonly table: TableContract;
  readonly rows: DataFrame;
  /** Which rows of the table these replace, by a partition column; absent: all of them. */
  readonly replaces?: Column;
}

/** A job that computes tables from what there is, and ends. Running it twice gives the same tables. */
export interface BatchJob<S extends Settings = Settings> extends Declaration<S> {
  readonly kind: "batch";
  readonly build: (input: JobInput<S>) => {
    readonly outputs: readonly TableOutput[];
    /** One row that counts what the summary tells. */
    readonly tally: DataFrame;
  };
}

/** Where a query writes to. */
export type Sink =
  | { readonly kind: "table"; readonly table: TableContract }
  | { readonly kind: "topic"; readonly topic: string };

/** One streaming query of a job. A batch of it is written whole or not at all. */
export interface StreamQuery {
  /** Unique in the job; part of the checkpoint's address, so a change starts the query from the beginning. */
  readonly name: string;
  /** The folder of its checkpoint, where that is not the one of the job that runs it. */
  readonly checkpoints?: string;
  /** How often it looks for what is new, where that is not as often as the job says. */
  readonly triggerSeconds?: number;
  readonly rows: DataFrame;
  readonly sink: Sink;
}

/** A job that runs until stopped. */
export interface StreamJob<S extends Settings = Settings, P = unknown> extends Declaration<S> {
  readonly kind: "stream";
  /** How often the queries look for what is new. */
  readonly triggerSeconds: (config: Config) => number;
  /** The queries that read messages for the first time: their rows are what came in. */
  readonly inputQueries: readonly string[];
  /** Topics that must exist before the queries start. */
  readonly topics: (config: Config) => readonly string[];
  /** The folder of a bucket in which its queries keep how far they are; `_checkpoints/<job>` unless said. */
  readonly checkpoints?: (config: Config) => string;
  /** Runs jobs: what the queries need to know first, such as which model to apply. */
  readonly prepare: (input: JobInput<S, SparkSession>) => Promise<P>;
  /** Stands in for `prepare` where there is no server. */
  readonly prepareOffline: (input: JobInput<S>) => Promise<P>;
  /** In the order in which `--available-now` runs them. */
  readonly build: (input: JobInput<S>, prepared: P) => readonly StreamQuery[];
}

/** A job that takes more than tables made of tables, such as training: plans to show, and a procedure to run. */
export interface TaskJob<S extends Settings = Settings> extends Declaration<S> {
  readonly kind: "task";
  readonly plans: (input: JobInput<S>) => Readonly<Record<string, DataFrame>>;
  readonly run: (input: JobInput<S, SparkSession>, say: (line: string) => void) => Promise<Tally>;
}

/**
 * A job that does the same again and again until stopped, for what no streaming query can do, such as a MERGE. It
 * keeps how far it is by itself, and a step that was cut off is repeated.
 */
export interface LoopJob<S extends Settings = Settings> extends Declaration<S> {
  readonly kind: "loop";
  /** How long a step that found nothing to do is followed by none. */
  readonly everySeconds: (config: Config) => number;
  /** Whether steps begin so far apart, also where one found something: what it asks is not ours to hurry. */
  readonly isSteady?: boolean;
  readonly plans: (input: JobInput<S>) => Readonly<Record<string, DataFrame>>;
  /** Runs jobs: does what there is to do now, or a part of it. */
  readonly step: (input: JobInput<S, SparkSession>) => Promise<StepResult>;
}

/** What a step of a loop did; no rows read means that there was nothing to do. */
export interface StepResult {
  readonly rowsRead: number;
  /** What else it counts, to be told and added up. */
  readonly counts: Readonly<Record<string, number>>;
}

export type Job = BatchJob | StreamJob | TaskJob | LoopJob;

/*
 * A job's functions take the values of its own settings. The runner makes those from the same job's settings, which
 * the type of a list of jobs cannot say: here, and only here, the particular type is given up.
 */

/** Declares a batch job. */
export function defineBatchJob<S extends Settings>(job: Omit<BatchJob<S>, "kind">): BatchJob {
  return Object.freeze({ ...job, kind: "batch" }) as unknown as BatchJob;
}

/** Declares a streaming job. */
export function defineStreamJob<S extends Settings, P>(job: Omit<StreamJob<S, P>, "kind">): StreamJob {
  return Object.freeze({ ...job, kind: "stream" }) as unknown as StreamJob;
}

/** Declares a job with a procedure of its own. */
export function defineTaskJob<S extends Settings>(job: Omit<TaskJob<S>, "kind">): TaskJob {
  return Object.freeze({ ...job, kind: "task" }) as unknown as TaskJob;
}

/** Declares a job that repeats a step until stopped. */
export function defineLoopJob<S extends Settings>(job: Omit<LoopJob<S>, "kind">): LoopJob {
  return Object.freeze({ ...job, kind: "loop" }) as unknown as LoopJob;
}
