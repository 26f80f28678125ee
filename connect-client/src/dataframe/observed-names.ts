import { isMessage } from "@bufbuild/protobuf";
import type { Plan } from "../gen/spark/connect/base_pb.ts";
import { type CollectMetrics, CollectMetricsSchema } from "../gen/spark/connect/relations_pb.ts";

/** The names of the metrics that a plan collects, wherever in it. */
export function observedNames(plan: Plan): Set<string> {
  const names = new Set<string>();
  const seen = new Set<object>();
  const queue: unknown[] = [plan];
  // A loop, because plans can be deeper than the stack.
  for (let part = queue.pop(); part !== undefined || queue.length > 0; part = queue.pop()) {
    if (typeof part !== "object" || part === null || ArrayBuffer.isView(part) || seen.has(part)) continue;
    seen.add(part);
    if (isMessage(part, CollectMetricsSchema)) names.add((part as CollectMetrics).name);
    for (const value of Object.values(part)) queue.push(value);
  }
  return names;
}
