import type { ReadOptions } from "../dataframe/source-arguments.ts";
import type { OptionValue } from "../plan/options.ts";
import type {
  AnySchema,
  ArrayType,
  BinaryType,
  IntegerType,
  LongType,
  Schema,
  StringType,
  StructType,
  TimestampType,
} from "../types/index.ts";

/** A whole number, perhaps as text. */
type Count = number | bigint | string;
/** A boolean, perhaps as text. */
type Flag = boolean | string;

/** What a stream of files takes besides the options of its format, which are those of a batch. */
export interface FileSourceOptions {
  /** How many new files a batch takes at most; no limit unless given. */
  readonly maxFilesPerTrigger?: Count;
  /** How many bytes of new files a batch takes at most, such as `10m`; since Spark 4.0, not with `maxFilesPerTrigger`. */
  readonly maxBytesPerTrigger?: Count;
  /** Takes the newest files first. */
  readonly latestFirst?: Flag;
  /** Takes files of one name for one file, whatever their folder. */
  readonly fileNameOnly?: Flag;
  /** Files older than this, against the newest, are passed over, such as `7d`. */
  readonly maxFileAge?: string;
  /** What becomes of files that have been read: `off` (nothing, the default), `delete` or `archive`. */
  readonly cleanSource?: "off" | "delete" | "archive";
  /** Where `archive` moves them. */
  readonly sourceArchiveDir?: string;
  /** Only files whose names match this pattern, such as `*.json`. */
  readonly pathGlobFilter?: string;
  /** Looks into folders below, and takes no partitions from their names. */
  readonly recursiveFileLookup?: Flag;
}

/** What a stream of a Kafka topic takes; `kafka.` begins every setting of the Kafka consumer. */
export interface KafkaSourceOptions {
  /** Brokers to begin with, `host:port,host:port`. */
  readonly "kafka.bootstrap.servers"?: string;
  /** Topics, separated by commas. One of `subscribe`, `subscribePattern` and `assign` is needed. */
  readonly subscribe?: string;
  /** A regular expression of topics. */
  readonly subscribePattern?: string;
  /** JSON of partitions, such as `{"prices":[0,1]}`. */
  readonly assign?: string;
  /**
   * Where a new query begins: `latest` (the default), `earliest`, or JSON of offsets by topic and partition, in which
   * -2 is the earliest and -1 the latest. A query that restarts goes on from its checkpoint.
   */
  readonly startingOffsets?: string;
  /** Where a new query begins, in milliseconds since 1970; goes before `startingOffsets`. */
  readonly startingTimestamp?: Count;
  /** JSON of milliseconds since 1970 by topic and partition; goes before `startingOffsets`. */
  readonly startingOffsetsByTimestamp?: string;
  /** What to do where no message is as young as the timestamp: `error` (the default) or `latest`. */
  readonly startingOffsetsByTimestampStrategy?: "error" | "latest";
  /** Fails the query when messages it has not read are gone; true unless set. */
  readonly failOnDataLoss?: Flag;
  /** Reads headers into a column `headers`. Give it after the format, so that the compiler knows the column. */
  readonly includeHeaders?: Flag;
  /** How many messages a batch takes at most, over all partitions; no limit unless given. */
  readonly maxOffsetsPerTrigger?: Count;
  /** How many messages a batch waits for, for as long as `maxTriggerDelay` allows. */
  readonly minOffsetsPerTrigger?: Count;
  /** How long a batch waits for `minOffsetsPerTrigger`, such as `15m` (the default). */
  readonly maxTriggerDelay?: string;
  /** Reads with at least so many tasks, by splitting the partitions of topics. */
  readonly minPartitions?: Count;
  /** Reads with as many tasks as keep each to so many messages; since Spark 4.0. */
  readonly maxRecordsPerPartition?: Count;
  /** What the consumer group's name begins with; `spark-kafka-source` unless set. */
  readonly groupIdPrefix?: string;
}

/** What the `rate` source takes, which makes rows `timestamp, value` at a given pace. */
export interface RateSourceOptions {
  /** 1 unless set. */
  readonly rowsPerSecond?: Count;
  /** How long it takes to reach the pace, such as `5s`. */
  readonly rampUpTime?: string;
  readonly numPartitions?: Count;
}

/** What the `rate-micro-batch` source takes, which makes as many rows in each batch, whenever it runs. */
export interface RateMicroBatchSourceOptions {
  readonly rowsPerBatch?: Count;
  readonly numPartitions?: Count;
  /** The `timestamp` of the first batch, in milliseconds since 1970; 0 unless set. */
  readonly startTimestamp?: Count;
  /** How far each batch's `timestamp` is from the one before, in milliseconds; 1000 unless set. */
  readonly advanceMillisPerBatch?: Count;
}

/** What the `socket` source takes, which reads lines of text; for tests only, as it cannot repeat them. */
export interface SocketSourceOptions {
  readonly host?: string;
  readonly port?: Count;
  /** Adds a column `timestamp`: when the line came. */
  readonly includeTimestamp?: Flag;
}

/** The options of Spark's own streaming sources. */
export interface KnownStreamOptions
  extends FileSourceOptions,
    KafkaSourceOptions,
    RateSourceOptions,
    RateMicroBatchSourceOptions,
    SocketSourceOptions {}

/** Options of a streaming source: those of Spark's own are known by name, any other is passed on as it is. */
export type StreamOptions = KnownStreamOptions & Readonly<Record<string, OptionValue>>;

/** Options of a stream of files, with the schema of what is read. */
export interface FileStreamOptions<R extends Schema = AnySchema> extends ReadOptions<R>, FileSourceOptions {}

/** {@link StreamOptions} with the format and the schema of what is read. */
export interface StreamLoadOptions<R extends Schema = AnySchema> extends ReadOptions<R>, KnownStreamOptions {
  readonly format?: string;
}

/** The columns of the `rate` and `rate-micro-batch` sources. */
export type RateColumns = { readonly timestamp: TimestampType; readonly value: LongType };

/** The columns of the `kafka` source. */
export type KafkaColumns = {
  readonly key: BinaryType;
  readonly value: BinaryType;
  readonly topic: StringType;
  readonly partition: IntegerType;
  readonly offset: LongType;
  readonly timestamp: TimestampType;
  /** 0: when the message was made, 1: when the broker got it. */
  readonly timestampType: IntegerType;
};

/** What `includeHeaders` adds to {@link KafkaColumns}; a name may stand more than once. */
export type KafkaHeaders = {
  readonly headers: ArrayType<StructType<{ readonly key: StringType; readonly value: BinaryType }>>;
};

/** The columns of the sources whose columns are always the same, by format. */
export interface StreamSourceColumns {
  readonly kafka: KafkaColumns;
  readonly rate: RateColumns;
  readonly "rate-micro-batch": RateColumns;
}
