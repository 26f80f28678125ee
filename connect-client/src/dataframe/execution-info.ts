import { inspect } from "node:util";
import type {
  ExecutePlanResponse,
  ExecutePlanResponse_Metrics_MetricObject as MetricObject,
} from "../gen/spark/connect/base_pb.ts";
import type { Relation } from "../gen/spark/connect/relations_pb.ts";
import type { SparkValue } from "../types/index.ts";
import { observedValues } from "./observed-values.ts";

/** One number an operator of a query counted while it ran. */
export interface OperatorMetric {
  /** Spark's name, such as `numOutputRows`. */
  readonly name: string;
  /** In the unit its type says: rows, bytes, milliseconds, nanoseconds. */
  readonly value: bigint;
  /** What was measured: `sum`, `size`, `timing`, `nsTiming` or `average`. */
  readonly type: string;
}

/** What one operator of a query counted. */
export interface OperatorMetrics {
  /** The operator, such as `HashAggregate`. */
  readonly name: string;
  /** Unique in the query. */
  readonly planId: bigint;
  /** The operator that reads from this one; its own id at the root. */
  readonly parentPlanId: bigint;
  /** All it counted, by Spark's order. */
  readonly metrics: readonly OperatorMetric[];
}

/**
 * What the server told about a query it ran; printed, the tree of its operators with what they counted.
 *
 * @example
 * ```ts
 * const hours = spark.range(100).filter("id >= 90");
 * await hours.collect();
 * const rows = hours.executionInfo?.metrics.flatMap(({ metrics }) => metrics) ?? [];
 * console.log(rows.find(({ name }) => name === "numOutputRows"));
 * // { name: 'numOutputRows', value: 10n, type: 'sum' }
 * ```
 * @see PySpark `ExecutionInfo` · proto `ExecutePlanResponse.Metrics`
 */
export class ExecutionInfo {
  /** The id by which the server and its logs know the operation. */
  readonly operationId: string;
  /** What each operator counted. */
  readonly metrics: readonly OperatorMetrics[];
  /** The metrics of `df.observe`, by the name of the observation. */
  readonly observed: Readonly<Record<string, Readonly<Record<string, SparkValue>>>>;

  /** @internal Use `df.executionInfo`. */
  constructor(operationId: string, metrics: ExecutionInfo["metrics"], observed: ExecutionInfo["observed"]) {
    this.operationId = operationId;
    this.metrics = metrics;
    this.observed = observed;
  }

  /**
   * The operators, each below the one that reads from it, with how many rows they gave and what they spilled.
   *
   * @example
   * ```ts
   * const hours = spark.range(100, 0, -1, 1);
   * await hours.collect();
   * console.log(`${hours.executionInfo}`.split("\n").at(-1)?.trim());
   * // Range (numOutputRows: 100)
   * ```
   */
  toString(): string {
    const lines: string[] = [];
    const roots = this.metrics.filter(
      ({ planId, parentPlanId }) =>
        planId === parentPlanId || !this.metrics.some((other) => other.planId === parentPlanId),
    );
    // A loop, because queries can be deeper than the stack.
    const waiting = roots.reverse().map((operator) => ({ operator, depth: 0 }));
    const shown = new Set<OperatorMetrics>();
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { operator, depth } = next;
      if (shown.has(operator)) continue;
      shown.add(operator);
      lines.push(`${"  ".repeat(depth)}${lineOf(operator)}`);
      const inputs = this.metrics.filter(({ parentPlanId }) => parentPlanId === operator.planId);
      waiting.push(...inputs.reverse().map((input) => ({ operator: input, depth: depth + 1 })));
    }
    return lines.join("\n");
  }

  /** As `console.log` shows it. */
  [inspect.custom](): string {
    return `ExecutionInfo ${this.operationId}\n${this}`;
  }
}

const shownMetrics = new Set(["numOutputRows", "numPartitions", "peakMemory", "spillSize"]);

function lineOf({ name, metrics }: OperatorMetrics): string {
  const shown = metrics.filter((metric) => shownMetrics.has(metric.name));
  return shown.length === 0
    ? name
    : `${name} (${shown.map(({ name, value }) => `${name}: ${value}`).join(", ")})`;
}

/** The last execution of each DataFrame, by its relation. */
const lastExecutions = new WeakMap<Relation, ExecutionInfo>();

/** The last execution of a relation that ended; null before. */
export function executionOf(relation: Relation): ExecutionInfo | null {
  return lastExecutions.get(relation) ?? null;
}

/** Says that what ran one relation, ran another: an action such as `count` runs a relation of its own. */
export function shareExecution(from: Relation, to: Relation): void {
  const info = lastExecutions.get(from);
  if (info !== undefined) lastExecutions.set(to, info);
}

/** Passes the responses of an execution on, and keeps what they tell of it once it has ended. */
export async function* recordExecution(
  relation: Relation | undefined,
  responses: AsyncIterable<ExecutePlanResponse>,
): AsyncGenerator<ExecutePlanResponse, void, undefined> {
  let operationId = "";
  let metrics: OperatorMetrics[] = [];
  const observed: Record<string, Record<string, SparkValue>> = {};
  for await (const response of responses) {
    operationId ||= response.operationId;
    if (response.metrics !== undefined) metrics = response.metrics.metrics.map(operatorMetrics);
    for (const each of response.observedMetrics)
      if (each.errors.length === 0) observed[each.name] = observedValues(each);
    yield response;
  }
  if (relation !== undefined) lastExecutions.set(relation, new ExecutionInfo(operationId, metrics, observed));
}

function operatorMetrics({ name, planId, parent, executionMetrics }: MetricObject): OperatorMetrics {
  const metrics = Object.entries(executionMetrics).map(([key, { value, metricType }]) => ({
    // The value's own name is for people; the key is the one that programs look for.
    name: key,
    value,
    type: metricType,
  }));
  return { name, planId, parentPlanId: parent, metrics };
}
