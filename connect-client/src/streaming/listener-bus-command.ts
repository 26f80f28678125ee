import { DecodeError } from "../errors/index.ts";
import type { Executor } from "../execution/executor.ts";
import {
  StreamingQueryEventType as EventType,
  type StreamingQueryListenerEvent,
  type StreamingQueryListenerEventsResult,
} from "../gen/spark/connect/commands_pb.ts";
import { commandPlan } from "../plan/plan.ts";
import {
  type ListenerCall,
  queryIdleEvent,
  queryProgressEvent,
  queryTerminatedEvent,
} from "./streaming-query-listener.ts";

export type EventStream = AsyncGenerator<StreamingQueryListenerEventsResult, undefined>;

/** The long command whose responses are the session's events; the first response confirms it. */
export async function* openEvents(executor: Executor, signal: AbortSignal): EventStream {
  const plan = commandPlan("streamingQueryListenerBusCommand", {
    command: { case: "addListenerBusListener", value: true },
  });
  for await (const { responseType } of executor.execute(plan, { signal })) {
    if (responseType.case === "streamingQueryListenerEventsResult") yield responseType.value;
  }
}

/** Tells the server to end the command of {@link openEvents}, after the events that are on their way. */
export async function closeEvents(executor: Executor, signal?: AbortSignal): Promise<void> {
  const plan = commandPlan("streamingQueryListenerBusCommand", {
    command: { case: "removeListenerBusListener", value: true },
  });
  for await (const _response of executor.execute(plan, signal && { signal })) {
    // The command answers with nothing; it is done when its responses end.
  }
}

/**
 * What an event of the server asks to be called.
 *
 * @throws {@link DecodeError} if it is of a type or a form that is not known
 */
export function listenerCall({ eventType, eventJson }: StreamingQueryListenerEvent): ListenerCall {
  switch (eventType) {
    case EventType.QUERY_PROGRESS_EVENT:
      return { method: "onQueryProgress", event: queryProgressEvent(eventJson) };
    case EventType.QUERY_IDLE_EVENT:
      return { method: "onQueryIdle", event: queryIdleEvent(eventJson) };
    case EventType.QUERY_TERMINATED_EVENT:
      return { method: "onQueryTerminated", event: queryTerminatedEvent(eventJson) };
    default:
      throw new DecodeError(`The server sent a streaming query event of the unknown type ${eventType}.`);
  }
}
