import { randomUUID } from "node:crypto";
import { ArgumentError, PlanError } from "../errors/index.ts";
import type { ExecuteOptions, Executor } from "../execution/executor.ts";
import { serverErrorFromDetails } from "../execution/server-error.ts";
import type {
  ExecutePlanResponse,
  ExecutePlanResponse_ObservedMetrics as ObservedMetrics,
  Plan,
} from "../gen/spark/connect/base_pb.ts";
import { checkText, wrongArgument } from "../plan/arguments.ts";
import type { SparkValue } from "../types/index.ts";
import { observedNames } from "./observed-names.ts";
import { observedValues } from "./observed-values.ts";

type Metrics = Readonly<Record<string, SparkValue>>;

/** The observations of each session that still wait for their metrics, by name; a string waits for nobody. */
const waiting = new WeakMap<Executor, Map<string, Observation | "nobody">>();

/**
 * Receives the metrics of `df.observe` once an action has run it.
 *
 * One observation watches one DataFrame.
 *
 * @example
 * ```ts
 * const seen = new Observation();
 * const hours = spark.range(5).observe(seen, F.count("*").alias("rows"), F.max("id").alias("last"));
 * await hours.collect();
 * console.log(await seen.get());
 * // { rows: 5n, last: 4n }
 * ```
 * @see PySpark `Observation` · proto `CollectMetrics`
 */
export class Observation {
  /** Unique in the session; a random one unless given. */
  readonly name: string;
  #metrics: Promise<Metrics>;
  #resolve: (metrics: Metrics) => void = () => {};
  #reject: (error: unknown) => void = () => {};
  #isUsed = false;

  constructor(name: string = randomUUID()) {
    this.name = checkText("the name of an observation", name);
    this.#metrics = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Nobody needs to ask for the metrics of an action that failed.
    this.#metrics.catch(() => undefined);
  }

  /**
   * Waits for the first action on the observed DataFrame and gives its metrics by name; it starts none itself.
   *
   * Fails as the action failed; another action that succeeds makes the next `get()` succeed.
   *
   * @throws {@link ArgumentError} if it watches nothing yet
   * @see PySpark `Observation.get`
   */
  get(): Promise<Metrics> {
    if (!this.#isUsed)
      throw new ArgumentError(`observation ${this.name} watches nothing yet: pass it to df.observe()`);
    return this.#metrics;
  }

  /** @internal */
  watch(executor: Executor): void {
    if (this.#isUsed)
      throw new ArgumentError(
        `observation ${this.name} watches a DataFrame already: make a new one for each`,
      );
    this.#isUsed = true;
    expect(executor, this.name, this);
  }

  /** @internal */
  receive(metrics: Metrics): void {
    this.#resolve(metrics);
    this.#metrics = Promise.resolve(metrics);
  }

  /** @internal */
  fail(error: unknown): void {
    this.#reject(error);
  }
}

function expect(executor: Executor, name: string, observation: Observation | "nobody"): void {
  const ofSession = waiting.get(executor) ?? new Map<string, Observation | "nobody">();
  waiting.set(executor, ofSession.set(name, observation));
}

/** @internal The name to put into the plan; an {@link Observation} starts to wait for its metrics. */
export function observationName(observation: Observation | string, executor: Executor): string {
  if (observation instanceof Observation) {
    observation.watch(executor);
    return observation.name;
  }
  if (typeof observation !== "string")
    throw wrongArgument("observation", "an Observation, or a name for a stream", observation);
  expect(executor, checkText("observation", observation), "nobody");
  return observation;
}

/**
 * @internal Runs a plan, handing the metrics inside its responses to their observations. An observation of this
 * plan that gets none, because the plan fails or is left early, fails.
 */
export async function* executeObserved(
  executor: Executor,
  plan: Plan,
  options?: ExecuteOptions,
): AsyncGenerator<ExecutePlanResponse, void, undefined> {
  let failure: unknown = new PlanError("the action ended without computing the metrics of the observation");
  try {
    for await (const response of executor.execute(plan, options)) {
      for (const metrics of response.observedMetrics) deliver(executor, metrics);
      yield response;
    }
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    const ofSession = waiting.get(executor);
    if (ofSession !== undefined && ofSession.size > 0)
      for (const name of observedNames(plan)) {
        const observation = ofSession.get(name);
        if (observation instanceof Observation) observation.fail(failure);
      }
  }
}

function deliver(executor: Executor, metrics: ObservedMetrics): void {
  const { name } = metrics;
  const ofSession = waiting.get(executor);
  const observation = ofSession?.get(name);
  if (observation === undefined) return;
  ofSession?.delete(name);
  if (observation === "nobody") {
    process.emitWarning(
      `The metrics of df.observe("${name}", …) reach nobody: only streams report by name. Pass a new Observation().`,
      "SparkConnectWarning",
    );
  } else if (metrics.errors.length > 0) {
    observation.fail(metricsError(executor, metrics));
  } else {
    observation.receive(observedValues(metrics));
  }
}

/** Since Spark 4.2 metrics that could not be computed come as errors; the action itself may succeed. */
function metricsError(executor: Executor, { errors, rootErrorIdx = 0 }: ObservedMetrics): Error {
  const context = { cause: undefined, sessionId: executor.sessionId, operationId: undefined };
  return serverErrorFromDetails(errors, rootErrorIdx, context);
}
