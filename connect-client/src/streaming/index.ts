export { DataStreamReader } from "./data-stream-reader.ts";
export { DataStreamWriter } from "./data-stream-writer.ts";
export type { ExactJson } from "./exact-json.ts";
export type { ProgressOptions } from "./follow-progress.ts";
export type { OutputMode, SinkOptions, StartOptions } from "./sink-options.ts";
export type {
  FileSourceOptions,
  FileStreamOptions,
  KafkaColumns,
  KafkaHeaders,
  KafkaSourceOptions,
  RateColumns,
  RateMicroBatchSourceOptions,
  RateSourceOptions,
  SocketSourceOptions,
  StreamLoadOptions,
  StreamOptions,
  StreamSourceColumns,
} from "./source-options.ts";
export { StreamingQuery, type StreamingQueryStatus, type WaitOptions } from "./streaming-query.ts";
export type {
  ListenerBusInterruption,
  QueryIdleEvent,
  QueryProgressEvent,
  QueryStartedEvent,
  QueryTerminatedEvent,
  StreamingQueryListener,
} from "./streaming-query-listener.ts";
export { StreamingQueryManager } from "./streaming-query-manager.ts";
export {
  type SinkProgress,
  type SourceProgress,
  type StateOperatorProgress,
  StreamingQueryProgress,
} from "./streaming-query-progress.ts";
export type { Trigger } from "./trigger.ts";
