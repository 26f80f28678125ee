import { setTimeout as delay } from "node:timers/promises";
import { storageClient } from "@kindling/spark/clients";
import type { SparkSession, StreamingQuery, StreamingQueryProgress } from "spark-connect-js";
import type { TableContract } from "../contract/table-contract.ts";
import type { StreamQuery } from "../job/define-job.ts";
import { exitCodes, JobFailure } from "../job/exit-codes.ts";
import { Maintenance } from "../lake/maintenance.ts";
import { BackOff } from "./back-off.ts";
import type { RunContext } from "./context.ts";
import { withDeadline } from "./deadline.ts";
import { answerWithin, Heartbeat } from "./heartbeat.ts";
import { Lull } from "./lull.ts";
import { publishQueries } from "./publish-queries.ts";
import { firstLine, isServerGone } from "./server-gone.ts";
import { adoptQuery, markQuery, type QueryPlace, startQuery } from "./start-query.ts";
import type { StreamCounts } from "./stream-counts.ts";

/** How often queries are asked how they are, and how often that is told, in milliseconds. */
const askEvery = 1_000;
const tellEvery = 5_000;

/** A query that fails this often without a batch between is not going to recover by itself. */
const mostFailures = 12;

interface Kept {
  readonly query: StreamQuery;
  readonly backOff: BackOff;
  handle: StreamingQuery | undefined;
  /** When to start it again, epoch milliseconds; it failed before. */
  restartAt: number;
  progress: StreamingQueryProgress | null;
  /** Why it does not run. */
  error: string | null;
}

/** What a {@link QueryKeeper} works with. */
export interface QueryKeeperOptions {
  readonly job: string;
  /** The folder of the queries' checkpoints. */
  readonly checkpoints: string;
  readonly triggerSeconds: number;
  readonly spark: SparkSession;
  readonly queries: readonly StreamQuery[];
  readonly context: RunContext;
  readonly counts: StreamCounts;
  /** Called whenever all queries run. */
  readonly onProgress: () => void;
}

/** Starts the queries of a job on one session and keeps them running. */
export class QueryKeeper {
  readonly #spark: SparkSession;
  readonly #kept: readonly Kept[];
  readonly #context: RunContext;
  readonly #place: QueryPlace;
  readonly #counts: StreamCounts;
  readonly #onProgress: () => void;

  constructor(options: QueryKeeperOptions) {
    const { job, checkpoints, triggerSeconds, spark, queries, context, counts, onProgress } = options;
    this.#spark = spark;
    this.#kept = queries.map((query) => ({
      query,
      backOff: new BackOff(),
      handle: undefined,
      restartAt: 0,
      progress: null,
      error: null,
    }));
    this.#context = context;
    this.#counts = counts;
    this.#onProgress = onProgress;
    this.#place = {
      job,
      checkpoints,
      mode: context.mode,
      triggerSeconds,
      config: context.config,
    };
  }

  /**
   * Runs until asked to stop; with `--available-now` or `--once`, until each query in turn has ended.
   *
   * @throws {@link JobFailure} when another run has a query, or one keeps failing.
   */
  async run(): Promise<void> {
    if (this.#context.mode === "run") await this.#keepRunning();
    else for (const kept of this.#kept) await this.#runToItsEnd(kept);
  }

  async #runToItsEnd(kept: Kept): Promise<void> {
    const { query } = kept;
    const left = (await this.#spark.streams.active()).find(({ name }) => name === query.name);
    await left?.stop();
    const handle = await this.#start(query);
    const stopIt = () => void handle.stop().catch(() => undefined);
    this.#context.stop.addEventListener("abort", stopIt, { once: true });
    for await (const progress of handle.progress()) this.#counts.add(query.name, [progress]);
    this.#context.stop.removeEventListener("abort", stopIt);
    this.#context.say(this.#counts.line([query.name]));
  }

  async #keepRunning(): Promise<void> {
    const { say, stop } = this.#context;
    const names = this.#kept.map(({ query }) => query.name);
    const heartbeat = await Heartbeat.claim(this.#spark, this.#place.job, stop);
    const { config } = this.#context;
    const store = storageClient(config.storage);
    const tables = this.#tables();
    const firstAt = Date.now() + config.lake.compactMinutes * 60_000;
    const maintenance = new Maintenance({ spark: this.#spark, store, config, tables, say, stop, firstAt });
    const lull = new Lull(this.#place.triggerSeconds * 1_000, () => this.#isResting());
    let toldAt = 0;
    while (!stop.aborted) {
      await heartbeat.beat();
      for (const kept of this.#kept) await this.#look(kept);
      this.#publish("waiting");
      if (this.#kept.every(({ handle }) => handle !== undefined)) {
        this.#onProgress();
        if (maintenance.isDue(Date.now()) && (await lull.isNow(Date.now()))) maintenance.tick(Date.now());
      }
      if (Date.now() - toldAt >= tellEvery) {
        say(this.#counts.line(names));
        toldAt = Date.now();
      }
      await delay(askEvery, undefined, { signal: stop }).catch(() => undefined);
    }
    say("stopping the queries");
    for (const kept of this.#kept) {
      await kept.handle?.stop();
      kept.handle = undefined;
    }
    this.#publish("stopped");
  }

  #tables(): TableContract[] {
    const tables = this.#kept.flatMap(({ query: { sink } }) => (sink.kind === "table" ? [sink.table] : []));
    return [...new Set(tables)];
  }

  /** Whether no query is in a batch. */
  async #isResting(): Promise<boolean> {
    const asked = this.#kept.map(async ({ handle }) => (await handle?.status())?.isTriggerActive ?? false);
    const states = await withDeadline(Promise.all(asked), answerWithin, "asking queries whether they rest");
    return !states.includes(true);
  }

  async #look(kept: Kept): Promise<void> {
    const { query, backOff } = kept;
    if (kept.handle === undefined) {
      if (Date.now() >= kept.restartAt) kept.handle = await this.#adoptOrStart(query);
      return;
    }
    const { handle } = kept;
    const ask = async () => ({
      reports: await newReports(handle, kept.progress),
      isActive: await handle.isActive(),
    });
    const { reports, isActive } = await withDeadline(ask(), answerWithin, `asking for query ${query.name}`);
    const before = this.#counts.batches(query.name);
    kept.progress = reports.at(-1) ?? kept.progress;
    kept.error = null;
    this.#counts.add(query.name, reports);
    if (this.#counts.batches(query.name) > before) backOff.reset();
    if (isActive) return;
    const error = await handle.exception();
    kept.handle = undefined;
    if (backOff.failures >= mostFailures) {
      throw new JobFailure(exitCodes.failed, `query ${query.name} keeps failing: ${error?.message}`, {
        cause: error,
      });
    }
    const wait = backOff.next();
    kept.restartAt = Date.now() + wait;
    const why = error === null ? "was stopped by someone else" : `failed: ${firstLine(error)}`;
    kept.error = why;
    this.#context.say(`query ${query.name} ${why}; starting it again in ${wait / 1_000} s`);
  }

  /** @param otherwise - the state of a query that does not run */
  #publish(otherwise: "waiting" | "stopped"): void {
    const queries = this.#kept.map(({ query, handle, progress, error }) => ({
      name: query.name,
      state: handle === undefined ? otherwise : ("running" as const),
      error,
      progress,
    }));
    publishQueries(this.#context.config.stack.stateDir, this.#place.job, queries);
  }

  async #adoptOrStart(query: StreamQuery): Promise<StreamingQuery> {
    const adopted = await adoptQuery(this.#spark, query);
    if (adopted === null) return this.#start(query);
    this.#context.say(`query ${query.name} was left running by a runner that was killed; taken over`);
    return adopted;
  }

  async #start(query: StreamQuery): Promise<StreamingQuery> {
    try {
      const handle = await startQuery(query, this.#place);
      await markQuery(this.#spark, query);
      this.#context.say(`query ${query.name} runs`);
      return handle;
    } catch (error) {
      if (isServerGone(error) || !isRunningElsewhere(error)) throw error;
      throw new JobFailure(
        exitCodes.alreadyRunning,
        `query ${query.name} is running in another session of this server; stop that runner first`,
        { cause: error },
      );
    }
  }
}

/** All reports the server keeps if there is one after `known`; they are too large to be asked for every second. */
async function newReports(
  handle: StreamingQuery,
  known: StreamingQueryProgress | null,
): Promise<readonly StreamingQueryProgress[]> {
  const newest = await handle.lastProgress();
  return newest === null || newest.json === known?.json ? [] : handle.recentProgress();
}

/** Spark refuses a second run of a query; it has no error class for that, so its words decide. */
function isRunningElsewhere(error: unknown): boolean {
  return (
    error instanceof Error &&
    /same id is already active|CONCURRENT_QUERY|Multiple streaming queries/i.test(error.message)
  );
}
