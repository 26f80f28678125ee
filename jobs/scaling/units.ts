/** What one of a thing costs, as measured on a local stack. */
export interface Units {
  /** When and on what it was measured, in words. */
  readonly conditions: string;
  readonly sources: Readonly<Record<Source, SourceUnits>>;
  readonly minutes: {
    /** CPU seconds of executors for 100,000 page views counted by minute. */
    readonly cpuPer100k: number;
  };
  /** CPU seconds of executors for a batch with next to no rows and no remembered keys. */
  readonly cpuPerBatch: number;
  /** Requests of Spark to the store in a minute at the rates of `settings`: tables, checkpoints and maintenance. */
  readonly requestsPerMinute: number;
  /** Bytes a snapshot adds to the metadata file that every commit writes anew. */
  readonly metadataBytesPerSnapshot: number;
}

export const sources = ["clickstream", "iot"] as const;
export type Source = (typeof sources)[number];

/** What an event of one topic costs on its way to its table. */
export interface SourceUnits {
  /** Bytes of a message in the broker's log, compressed. */
  readonly kafkaBytes: number;
  /** Bytes of a row in Parquet files of at least a megabyte. */
  readonly parquetBytes: number;
  /** CPU seconds of executors for 100,000 messages: judged, de-duplicated, written. */
  readonly cpuPer100k: number;
  /** Of them, reading and judging, which the dead-letter query does once more. */
  readonly judgeCpuPer100k: number;
  /** Keys the query remembered when it was looked at, and the bytes of RocksDB's files for them. */
  readonly stateKeys: number;
  readonly stateBytes: number;
  /** Seconds in which a batch's tasks looked through these keys for those to forget, as each batch does. */
  readonly stateScanSeconds: number;
  /** Data files a batch adds. */
  readonly filesPerCommit: number;
}
