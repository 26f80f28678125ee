import type { OptionValue } from "../plan/options.ts";

/** Which rows of the result a batch writes: new ones, all of them, or changed ones. */
export type OutputMode = "append" | "complete" | "update";

/** The options of Spark's own streaming sinks. */
export interface KnownSinkOptions {
  /** The folder that remembers how far the query is; a query that starts with it again goes on from there. */
  readonly checkpointLocation?: string;
  /** Where files, or the files of a new table, are written. */
  readonly path?: string;
  /** How long the file sink's list of what it wrote keeps an entry, such as `7d`. */
  readonly retention?: string;
  /** Kafka brokers to begin with, `host:port,host:port`; `kafka.` begins every setting of the producer. */
  readonly "kafka.bootstrap.servers"?: string;
  /** The Kafka topic, unless a column `topic` names it for each row. */
  readonly topic?: string;
  /** How many rows `console` prints of a batch; 20 unless set. */
  readonly numRows?: number | string;
  /** Whether `console` cuts long values; true unless set. */
  readonly truncate?: boolean | string;
}

/** Options of a sink: those of Spark's own are known by name, any other is passed on as it is. */
export type SinkOptions = KnownSinkOptions & Readonly<Record<string, OptionValue>>;

/** How to write, and options of the sink; PySpark's keyword arguments. */
export interface StartOptions extends KnownSinkOptions {
  readonly format?: string;
  readonly outputMode?: OutputMode;
  readonly partitionBy?: string | readonly string[];
  readonly queryName?: string;
  readonly [option: string]: OptionValue | readonly string[] | undefined;
}
