import type { ExecutePlanResponse_ObservedMetrics as ObservedMetrics } from "../gen/spark/connect/base_pb.ts";
import { literalValue } from "../plan/literal-value.ts";
import type { SparkValue } from "../types/index.ts";

/** The values of metrics by their names; a 3.5 server sends no names. */
export function observedValues({ values, keys }: ObservedMetrics): Record<string, SparkValue> {
  return Object.fromEntries(
    values.map((value, i) => [keys[i] ?? `observed_metric_${i}`, literalValue(value)]),
  );
}
