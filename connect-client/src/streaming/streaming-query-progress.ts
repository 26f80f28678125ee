import { type ExactJson, formatExactJson, parseExactJson } from "./exact-json.ts";
import { JsonFields } from "./json-fields.ts";
import { plainMetrics } from "./observed-metrics.ts";

/** What one source read in a trigger. PySpark: `SourceProgress`. */
export interface SourceProgress {
  /** Such as `KafkaV2[Subscribe[prices]]`. */
  readonly description: string;
  /** JSON of the offsets the trigger began with, whole numbers unrounded; null in the first. */
  readonly startOffset: string | null;
  /** JSON of the offsets the trigger read up to. */
  readonly endOffset: string | null;
  /** JSON of the newest offsets the source had. */
  readonly latestOffset: string | null;
  readonly numInputRows: number;
  /** Null if it was not measurable. */
  readonly inputRowsPerSecond: number | null;
  /** Null if it was not measurable. */
  readonly processedRowsPerSecond: number | null;
  /** The source's own figures, such as `maxOffsetsBehindLatest`. */
  readonly metrics: Readonly<Record<string, string>>;
}

/** What one stateful operator did in a trigger. PySpark: `StateOperatorProgress`. */
export interface StateOperatorProgress {
  /** Such as `stateStoreSave` or `dedupe`. */
  readonly operatorName: string;
  readonly numRowsTotal: number;
  readonly numRowsUpdated: number;
  readonly allUpdatesTimeMs: number;
  readonly numRowsRemoved: number;
  readonly allRemovalsTimeMs: number;
  readonly commitTimeMs: number;
  readonly memoryUsedBytes: number;
  /** Rows that came later than the watermark allows. */
  readonly numRowsDroppedByWatermark: number;
  readonly numShufflePartitions: number;
  readonly numStateStoreInstances: number;
  /** The state store's own figures. */
  readonly customMetrics: Readonly<Record<string, number>>;
}

/** What the sink wrote in a trigger. PySpark: `SinkProgress`. */
export interface SinkProgress {
  readonly description: string;
  /** -1 if the sink does not count. */
  readonly numOutputRows: number;
  readonly metrics: Readonly<Record<string, string>>;
}

function sourceProgress(json: ExactJson): SourceProgress {
  const fields = new JsonFields(json, "source progress");
  return {
    description: fields.string("description"),
    startOffset: fields.textOrNull("startOffset"),
    endOffset: fields.textOrNull("endOffset"),
    latestOffset: fields.textOrNull("latestOffset"),
    numInputRows: fields.integer("numInputRows"),
    inputRowsPerSecond: fields.numberOrNull("inputRowsPerSecond"),
    processedRowsPerSecond: fields.numberOrNull("processedRowsPerSecond"),
    metrics: fields.map("metrics", (metrics, name) => metrics.string(name)),
  };
}

function stateOperatorProgress(json: ExactJson): StateOperatorProgress {
  const fields = new JsonFields(json, "state operator progress");
  return {
    operatorName: fields.string("operatorName"),
    numRowsTotal: fields.integer("numRowsTotal"),
    numRowsUpdated: fields.integer("numRowsUpdated"),
    allUpdatesTimeMs: fields.integer("allUpdatesTimeMs"),
    numRowsRemoved: fields.integer("numRowsRemoved"),
    allRemovalsTimeMs: fields.integer("allRemovalsTimeMs"),
    commitTimeMs: fields.integer("commitTimeMs"),
    memoryUsedBytes: fields.integer("memoryUsedBytes"),
    numRowsDroppedByWatermark: fields.integer("numRowsDroppedByWatermark"),
    numShufflePartitions: fields.integer("numShufflePartitions"),
    numStateStoreInstances: fields.integer("numStateStoreInstances"),
    customMetrics: fields.map("customMetrics", (metrics, name) => metrics.integer(name)),
  };
}

function sinkProgress(json: ExactJson): SinkProgress {
  const fields = new JsonFields(json, "sink progress");
  return {
    description: fields.string("description"),
    numOutputRows: fields.integer("numOutputRows"),
    metrics: fields.map("metrics", (metrics, name) => metrics.string(name)),
  };
}

/**
 * What a streaming query did in one trigger.
 *
 * Counts are numbers: one beyond 2^53 is a {@link DecodeError}, never rounded. Offsets are JSON text, because
 * theirs do exceed 2^53 (an Iceberg snapshot id, for one).
 *
 * @example
 * ```ts
 * await spark.range(10).coalesce(1).write.mode("overwrite").parquet("/tmp/demo/trigger");
 * const rows = spark.readStream.schema("id LONG").parquet("/tmp/demo/trigger");
 * const query = await rows.writeStream.format("noop").trigger({ availableNow: true }).start();
 * await query.awaitTermination();
 * const progress = await query.lastProgress();
 * console.log(progress?.batchId, progress?.numInputRows, progress?.sink.numOutputRows);
 * // 0 10 10
 * if (progress) console.log(StreamingQueryProgress.parse(progress.json).id === query.id);
 * // true
 * ```
 * @see PySpark `StreamingQueryProgress`
 */
export class StreamingQueryProgress {
  /** The query's id, the same after each restart from its checkpoint. */
  readonly id: string;
  /** The id of this run of the query. */
  readonly runId: string;
  /** The name of the query, or null. */
  readonly name: string | null;
  /** When the trigger began, ISO-8601 in UTC. */
  readonly timestamp: string;
  /** Counts batches with data; a retried batch keeps its id. */
  readonly batchId: number;
  /** How long the trigger took, in milliseconds. */
  readonly batchDuration: number;
  /** Milliseconds for each step, such as `addBatch`. */
  readonly durationMs: Readonly<Record<string, number>>;
  /** `min`, `avg`, `max` and `watermark` of event time, ISO-8601 in UTC, as far as they are known. */
  readonly eventTime: Readonly<Record<string, string>>;
  /** What each stateful operator did, in the order of the plan. */
  readonly stateOperators: readonly StateOperatorProgress[];
  /** What each source read. */
  readonly sources: readonly SourceProgress[];
  /** What was written. */
  readonly sink: SinkProgress;
  /**
   * The metrics of `DataFrame.observe`, by observation and metric name; structs are objects.
   *
   * A number is a `bigint` or a {@link Decimal} where a double would round it. Bytes are Base64. Dates and timestamps
   * are what the server writes: milliseconds since 1970 when it is asked for progress, text in an event; cast them to
   * text in the observation to have one form.
   */
  readonly observedMetrics: Readonly<Record<string, Readonly<Record<string, ExactJson>>>>;
  /** Rows read from all sources. */
  readonly numInputRows: number;
  /** Rows a second that came in over all sources; null if no source measured it. */
  readonly inputRowsPerSecond: number | null;
  /** Rows a second that were processed over all sources; null if no source measured it. */
  readonly processedRowsPerSecond: number | null;
  readonly #json: ExactJson;

  /** @param json - what the server sends, parsed */
  constructor(json: ExactJson) {
    this.#json = json;
    const fields = new JsonFields(json, "streaming query progress");
    this.id = fields.string("id");
    this.runId = fields.string("runId");
    this.name = fields.stringOrNull("name");
    this.timestamp = fields.string("timestamp");
    this.batchId = fields.integer("batchId");
    this.batchDuration = fields.integer("batchDuration");
    this.durationMs = fields.map("durationMs", (durations, name) => durations.integer(name));
    this.eventTime = fields.map("eventTime", (times, name) => times.string(name));
    this.stateOperators = fields.list("stateOperators", stateOperatorProgress);
    this.sources = fields.list("sources", sourceProgress);
    this.sink = sinkProgress(fields.raw("sink"));
    this.observedMetrics = fields.map("observedMetrics", (observations, name) =>
      plainMetrics(observations.raw(name)),
    );
    this.numInputRows = this.sources.reduce((sum, source) => sum + source.numInputRows, 0);
    this.inputRowsPerSecond = sumOfKnown(this.sources.map((source) => source.inputRowsPerSecond));
    this.processedRowsPerSecond = sumOfKnown(this.sources.map((source) => source.processedRowsPerSecond));
  }

  /**
   * The progress in the JSON text the server sends.
   *
   * @throws {@link DecodeError} if the text is none
   */
  static parse(text: string): StreamingQueryProgress {
    return new StreamingQueryProgress(parseExactJson(text));
  }

  /** The compact JSON of this progress, as Spark writes it. */
  get json(): string {
    return formatExactJson(this.#json);
  }
}

function sumOfKnown(rates: readonly (number | null)[]): number | null {
  const known = rates.filter((rate) => rate !== null);
  return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0);
}
