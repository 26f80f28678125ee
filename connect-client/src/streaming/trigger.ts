import type { MessageInitShape } from "@bufbuild/protobuf";
import type { WriteStreamOperationStartSchema } from "../gen/spark/connect/commands_pb.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { wrongArgument } from "../plan/arguments.ts";
import { checkFixedDuration } from "../plan/duration.ts";

type TriggerMessage = NonNullable<MessageInitShape<typeof WriteStreamOperationStartSchema>["trigger"]>;

/**
 * When a streaming query runs a batch: exactly one of these.
 *
 * Lengths of time are Spark's texts, such as `10 seconds` or `1 minute 30 seconds`, without months and years.
 *
 * @see PySpark `DataStreamWriter.trigger`
 */
export type Trigger =
  /** A batch every interval; `0 seconds` runs one after another. */
  | { readonly processingTime: string }
  /** All data there is now, in as many batches as the source's limits ask for, then ends. */
  | { readonly availableNow: true }
  /** All data there is now in one batch, then ends. Prefer `availableNow`, which heeds the source's limits. */
  | { readonly once: true }
  /** Continuous processing with a checkpoint every interval: no batches, projections and filters only. */
  | { readonly continuous: string }
  /** Real-time mode with batches of this length, whose rows are written as they come; since Spark 4.2. */
  | { readonly realTime: string };

const oneTrigger =
  'exactly one of processingTime, availableNow, once, continuous and realTime, such as { processingTime: "10 seconds" }';

/**
 * The protocol's form of a trigger.
 *
 * @throws {@link ArgumentError} if there is not exactly one, or its length of time is none
 */
export function triggerMessage(trigger: Trigger): TriggerMessage {
  if (!isPlainObject(trigger)) throw wrongArgument("trigger", oneTrigger, trigger);
  const [[name, value] = [], ...others] = Object.entries<unknown>(trigger).filter(
    ([, given]) => given !== undefined,
  );
  if (others.length > 0) throw wrongArgument("trigger", oneTrigger, trigger);
  switch (name) {
    case "processingTime":
      return { case: "processingTimeInterval", value: checkFixedDuration(name, value) };
    case "continuous":
      return { case: "continuousCheckpointInterval", value: checkFixedDuration(name, value) };
    case "realTime":
      return { case: "realTimeBatchDuration", value: checkFixedDuration(name, value) };
    case "availableNow":
    case "once":
      if (value !== true) throw wrongArgument(name, "true, or left out", value);
      return { case: name, value };
    default:
      throw wrongArgument("trigger", oneTrigger, trigger);
  }
}
