import type { MessageInitShape } from "@bufbuild/protobuf";
import { ArgumentError } from "../errors/index.ts";
import type { WriteStreamOperationStartSchema } from "../gen/spark/connect/commands_pb.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { wrongArgument } from "../plan/arguments.ts";

type TriggerMessage = NonNullable<MessageInitShape<typeof WriteStreamOperationStartSchema>["trigger"]>;

/**
 * When a streaming query runs a batch: exactly one of these.
 *
 * Intervals are Spark's interval texts, such as `10 seconds`.
 */
export type Trigger =
  /** A batch every interval; `0 seconds` runs one after another. */
  | { readonly processingTime: string }
  /** All data there is now, in as many batches as the source's limits ask for, then ends. */
  | { readonly availableNow: true }
  /** All data there is now in one batch, then ends. Prefer `availableNow`. */
  | { readonly once: true }
  /** Continuous processing with a checkpoint every interval. */
  | { readonly continuous: string }
  /** Real-time mode with batches of this length; since Spark 4.2. */
  | { readonly realTime: string };

/** The first server that knows the real-time trigger. */
export const realTimeSince = "4.2";

/**
 * The protocol's form of a trigger.
 *
 * @throws {@link ArgumentError} if there is not exactly one, or an interval is empty
 */
export function triggerMessage(trigger: Trigger): TriggerMessage {
  if (!isPlainObject(trigger))
    throw wrongArgument("trigger", 'an object such as { processingTime: "10 seconds" }', trigger);
  const [[name, value] = [], ...others] = Object.entries<string | true | undefined>(trigger).filter(
    ([, given]) => given !== undefined,
  );
  if (name === undefined || others.length > 0) {
    throw new ArgumentError(
      `A trigger needs exactly one of processingTime, availableNow, once, continuous and realTime, got ${JSON.stringify(trigger)}.`,
      { pointer: "/trigger" },
    );
  }
  switch (name) {
    case "processingTime":
      return { case: "processingTimeInterval", value: interval(name, value) };
    case "continuous":
      return { case: "continuousCheckpointInterval", value: interval(name, value) };
    case "realTime":
      return { case: "realTimeBatchDuration", value: interval(name, value) };
    case "availableNow":
    case "once":
      if (value !== true) throw wrong(name, value, "true");
      return { case: name, value };
    default:
      throw new ArgumentError(`There is no trigger ${name}.`, { pointer: "/trigger" });
  }
}

function interval(name: string, value: string | true | undefined): string {
  if (typeof value !== "string" || value.trim() === "")
    throw wrong(name, value, "an interval such as 10 seconds");
  return value.trim();
}

function wrong(name: string, value: unknown, expected: string): ArgumentError {
  return new ArgumentError(`The trigger ${name} must be ${expected}, got ${JSON.stringify(value)}.`, {
    pointer: `/trigger/${name}`,
  });
}
