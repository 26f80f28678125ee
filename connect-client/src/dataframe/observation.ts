import { randomUUID } from "node:crypto";
import { ArgumentError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import type { ExecutePlanResponse } from "../gen/spark/connect/base_pb.ts";
import { literalValue } from "../plan/literal-value.ts";
import type { SparkValue } from "../types/index.ts";

/** The observations of each session that still wait for their metrics, by name. */
const waiting = new WeakMap<Executor, Map<string, Observation>>();

/**
 * Receives the metrics of `df.observe` once an action has run it.
 *
 * One observation watches one DataFrame.
 *
 * @see PySpark `Observation` · proto `CollectMetrics`
 */
export class Observation {
  /** Unique in the session; a random one unless given. */
  readonly name: string;
  readonly #metrics: Promise<Readonly<Record<string, SparkValue>>>;
  #resolve: (metrics: Readonly<Record<string, SparkValue>>) => void = () => {};
  #isUsed = false;

  constructor(name: string = randomUUID()) {
    if (name === "") throw new ArgumentError("an observation's name must not be empty");
    this.name = name;
    this.#metrics = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Waits for the first action on the observed DataFrame and gives its metrics by name; it starts none itself. */
  get(): Promise<Readonly<Record<string, SparkValue>>> {
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
    const ofSession = waiting.get(executor) ?? new Map<string, Observation>();
    waiting.set(executor, ofSession.set(this.name, this));
  }

  /** @internal */
  receive(metrics: Readonly<Record<string, SparkValue>>): void {
    this.#resolve(metrics);
  }
}

/** @internal The name to put into the plan; an {@link Observation} starts to wait for its metrics. */
export function observationName(observation: Observation | string, executor: Executor): string {
  if (typeof observation === "string") return observation;
  observation.watch(executor);
  return observation.name;
}

/** @internal Hands the metrics inside a response to the observations of that name. */
export function deliverMetrics(executor: Executor, response: ExecutePlanResponse): void {
  const ofSession = waiting.get(executor);
  for (const { name, keys, values } of response.observedMetrics) {
    const observation = ofSession?.get(name);
    if (!observation) continue;
    ofSession?.delete(name);
    const entries = values.map((value, i) => [keys[i] ?? `observed_metric_${i}`, literalValue(value)]);
    observation.receive(Object.fromEntries(entries));
  }
}
