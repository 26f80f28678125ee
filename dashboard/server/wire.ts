/**
 * What travels from the server to a page. Types only: the pages import them through JSDoc, so both sides
 * are checked against the same words. Times are ISO-8601 UTC text.
 */

/** One figure on a tile: the last good answer, how old it is, and what is wrong now if anything is. */
export interface Figure<T> {
  /** When the data was read; null until the first answer. */
  readonly asOf: string | null;
  /** When the server last tried. */
  readonly checkedAt: string;
  /** How long the last try took. */
  readonly latencyMs: number;
  readonly data: T | null;
  /** Why the last try failed; null when it did not. */
  readonly error: string | null;
}

/** What a component of the stack says about itself when asked. */
export interface ComponentIdentity {
  readonly title: string;
  readonly address: string;
  /** Who answered: version, cluster id, number of workers. */
  readonly identity: string;
}

/** One process under the stack's supervisor. */
export interface ProcessRow {
  readonly name: string;
  /** What it is, for people. */
  readonly title: string;
  readonly state: string;
  readonly pid: number | null;
  readonly restarts: number;
  /** Why it last ended, when it did. */
  readonly lastExit: string | null;
  /** When the present state began. */
  readonly since: string;
  readonly memoryMb: number | null;
}

/** What a supervisor last wrote down about the processes it keeps. */
export interface StackReport {
  readonly state: string;
  readonly updatedAt: string;
  readonly processes: readonly ProcessRow[];
}

export interface TopicRow {
  readonly topic: string;
  readonly partitions: number;
  /** Messages between the oldest kept offset and the newest. */
  readonly messages: number;
  /** Growth of the end offsets since the check before; null at the first check. */
  readonly messagesPerSecond: number | null;
}

/** One partition of a topic. Offsets are decimal text: they may be larger than a number holds exactly. */
export interface KafkaPartition {
  readonly partition: number;
  /** The broker that leads it; -1 while none does. */
  readonly leader: number;
  readonly replicas: readonly number[];
  readonly inSync: readonly number[];
  readonly earliest: string;
  /** The offset the next message will get. */
  readonly latest: string;
  /** On this machine's disk; null where the broker's folder is not on this machine. */
  readonly bytes: number | null;
}

export interface KafkaTopic {
  readonly topic: string;
  /** Kafka's own, such as the one that holds the groups' offsets. */
  readonly internal: boolean;
  readonly messages: number;
  /** Growth of the end offsets since the check before; null at the first check. */
  readonly messagesPerSecond: number | null;
  readonly partitions: readonly KafkaPartition[];
}

/** How far somebody has read a partition. */
export interface PartitionLag {
  readonly topic: string;
  readonly partition: number;
  /** The first offset not read yet. */
  readonly offset: string;
  /** The partition's end at the same check. */
  readonly latest: string;
  readonly lag: number;
}

export interface KafkaGroup {
  readonly group: string;
  readonly state: string;
  /** Each member's client id and host. */
  readonly members: readonly string[];
  readonly lags: readonly PartitionLag[];
}

/** Which messages to look at: the newest of a partition, or of each partition. */
export interface PeekRequest {
  readonly topic: string;
  /** Null for all partitions. */
  readonly partition: number | null;
  /** At most so many of each partition. */
  readonly count: number;
}

/** Bytes as a reader can read them: JSON laid out over lines, other UTF-8 as it is, anything else in hexadecimal. */
export interface DecodedBytes {
  readonly form: "json" | "text" | "hex";
  readonly text: string;
  /** Of the whole; the text may show the first part only. */
  readonly bytes: number;
  readonly cut: boolean;
}

export interface PeekedMessage {
  readonly partition: number;
  readonly offset: string;
  readonly timestamp: string;
  readonly key: DecodedBytes | null;
  readonly value: DecodedBytes | null;
  readonly headers: readonly (readonly [name: string, value: DecodedBytes | null])[];
}

export interface PeekAnswer {
  readonly readAt: string;
  /** Newest first. */
  readonly messages: readonly PeekedMessage[];
  /** Offsets asked for that hold no message a reader sees: compacted away, or a transaction's marks. */
  readonly empty: number;
}

/** How far one streaming query has read Kafka by its own checkpoint; it uses no consumer group for that. */
export interface CheckpointRow {
  readonly job: string;
  readonly query: string;
  /** The newest batch that is done. */
  readonly batchId: number;
  readonly committedAt: string;
  readonly lags: readonly PartitionLag[];
}

/** The last progress of one streaming query, as the job runner published it. */
export interface StreamRow {
  readonly job: string;
  readonly query: string;
  readonly state: string;
  readonly batchId: number | null;
  readonly inputRowsPerSecond: number | null;
  readonly processedRowsPerSecond: number | null;
  readonly batchDurationMs: number | null;
  /** Messages in Kafka the query has not read yet. */
  readonly lagMessages: number | null;
  readonly progressAt: string | null;
  readonly error: string | null;
}

export interface TableRow {
  readonly table: string;
  readonly rows: number | null;
  readonly files: number | null;
  readonly bytes: number | null;
  readonly snapshots: number | null;
  readonly committedAt: string | null;
  /** Why this one table could not be read, for example that no job has made it yet. */
  readonly problem: string | null;
}

export interface BucketRow {
  readonly bucket: string;
  readonly objects: number | null;
  readonly bytes: number | null;
  /** False when the listing stopped at its limit: the figures are then lower bounds. */
  readonly complete: boolean;
  readonly problem: string | null;
}

/** One hour of supply, as it happens (`energy-weather`) or as foreseen (`energy-forecast`). */
export interface SupplyPoint {
  /** The market's zone, for example `DE-LU`. */
  readonly zone: string;
  readonly validAt: string;
  readonly publishedAt: string;
  /** When the forecast this hour belongs to was issued; null for what happened. */
  readonly issuedAt: string | null;
  readonly loadMw: number;
  readonly solarMw: number;
  readonly windOnshoreMw: number;
  readonly windOffshoreMw: number;
}

export interface PricePoint {
  readonly validAt: string;
  readonly publishedAt: string;
  readonly resolutionMinutes: number;
  readonly priceEurMwh: number;
}

export interface PredictionPoint {
  readonly issuedAt: string;
  readonly validAt: string;
  readonly horizonHours: number;
  readonly priceEurMwh: number;
  readonly lowerEurMwh: number;
  readonly upperEurMwh: number;
  readonly modelVersion: string;
}

export interface HorizonMetric {
  readonly evaluation: string;
  readonly horizonDay: number;
  readonly maeEurMwh: number;
  /** MAE relative to "same hour last week"; below 1 is better than it. */
  readonly rmaeWeek: number;
  /** MAE relative to "same hour of the last known day". */
  readonly rmaeDay: number;
  readonly hours: number;
  /** Share of prices inside the 80 % band, from 0 to 1. */
  readonly coverage: number;
}

export interface ModelCard {
  readonly modelVersion: string;
  readonly trainedAt: string | null;
  readonly features: readonly string[];
  readonly metrics: readonly HorizonMetric[];
}

/** How one issued forecast did against the prices that came. */
export interface AccuracyRow {
  readonly issuedAt: string;
  readonly modelVersion: string;
  readonly hours: number;
  readonly maeEurMwh: number;
  /** Share of hours whose price fell inside the band, from 0 to 1. */
  readonly insideBand: number;
}

/** The topics of the clickstream and IoT systems, and what a figure says of each. */
export type EventSource = "clickstream" | "iot";

/** Events of one source by the minute they happened in, of the newest hours of the lake. */
export interface EventMinutes {
  readonly source: EventSource;
  /** When the newest event of the lake happened. */
  readonly newest: string;
  /** Oldest first; minutes without an event are left out. */
  readonly minutes: readonly (readonly [minute: string, events: number])[];
}

export interface PageRow {
  readonly url: string;
  readonly views: number;
  /** Views in the stretch of the same length before. */
  readonly viewsBefore: number;
  /** Users, estimated to a few percent. */
  readonly users: number;
}

/** The pages seen most in the hour before the newest page view. */
export interface TopPages {
  readonly from: string;
  readonly until: string;
  readonly views: number;
  readonly users: number;
  readonly pages: readonly PageRow[];
}

/** The sessions that began in one hour, or all. */
export interface SessionCounts {
  readonly sessions: number;
  readonly users: number;
  readonly medianPages: number;
  readonly medianSeconds: number;
  /** Sessions of a single page. */
  readonly bounces: number;
  /** Sessions whose user may still go on: less than the gap has passed. */
  readonly open: number;
  /** Sessions that got as far as each step of the funnel, in order. */
  readonly reached: readonly number[];
}

export interface Sessions {
  readonly from: string;
  readonly until: string;
  /** True when the stretch is shorter than a day, because a day holds more page views than one reading may cost. */
  readonly shortened: boolean;
  readonly all: SessionCounts;
  readonly hours: readonly { readonly hour: string; readonly sessions: number; readonly orders: number }[];
}

/** One sensor, by its reports of the day and of the hour before the newest report. */
export interface DeviceRow {
  readonly device: string;
  readonly site: string;
  readonly lastReport: string;
  /** Percent, in the last report. */
  readonly battery: number;
  /** dBm, mean of the hour; null when it was silent. */
  readonly signal: number | null;
  /** How far its thermometer is from the median of its site, median of the hour, in °C. */
  readonly offset: number | null;
  /** How fast that grows, in °C an hour. */
  readonly drift: number | null;
  /** What is wrong with it; empty when nothing is. */
  readonly troubles: readonly DeviceTrouble[];
}

export type DeviceTrouble = "silent" | "battery" | "signal" | "offset";

export interface DeviceHealth {
  readonly until: string;
  readonly devices: number;
  readonly troubled: Readonly<Record<DeviceTrouble, number>>;
  /** Devices by charge, in ten steps of ten percent, empty first. */
  readonly charge: readonly number[];
  /** The devices most in need of somebody. */
  readonly attention: readonly DeviceRow[];
}

/** A report that does not fit what its device and its site report. */
export interface AnomalyRow {
  readonly device: string;
  readonly site: string;
  readonly at: string;
  readonly celsius: number;
  /** What site and device let expect. */
  readonly expected: number;
  readonly score: number;
}

export interface Anomalies {
  readonly from: string;
  readonly until: string;
  readonly reports: number;
  /** Reports beyond the threshold; the rows are the farthest of them. */
  readonly found: number;
  readonly rows: readonly AnomalyRow[];
}

/** Messages of one source that were refused for one reason, within the last days. */
export interface RefusedRow {
  readonly source: string;
  readonly reason: string;
  readonly messages: number;
  readonly newest: string;
}

/** Events that came too late for any window, but are in the lake. */
export interface LateRow {
  readonly source: EventSource;
  readonly events: number;
  readonly late: number;
}

export interface Refused {
  /** The first day of the refused messages counted. */
  readonly since: string;
  readonly rows: readonly RefusedRow[];
  readonly late: readonly LateRow[];
}

/** One day of the lake. Null: not counted, because reading so many rows would cost too much. */
export interface EventDay {
  readonly day: string;
  readonly pageViews: number;
  readonly reports: number;
  readonly refused: number;
  readonly users: number | null;
  readonly devices: number | null;
  readonly files: number;
  readonly bytes: number;
}

/** Orders of one status: how many the database has, and how many the lake. */
export interface OrderStatusRow {
  readonly status: string;
  readonly database: number;
  readonly lake: number;
}

/** Database and lake, read within the same second. */
export interface OrdersCompared {
  /** In the order of an order's life. */
  readonly statuses: readonly OrderStatusRow[];
  /** Orders the lake knows as deleted. */
  readonly deleted: number;
  /** When the newest change of the lake's table was committed in the database; null before the first. */
  readonly newest: string | null;
}

/** The write-ahead log that Postgres keeps for the reader of changes. */
export interface OrdersSlot {
  /** Whether someone reads now. */
  readonly active: boolean;
  /** `reserved` and `extended`: all is there. `unreserved`: about to be lost. `lost`: changes are gone. */
  readonly status: "reserved" | "extended" | "unreserved" | "lost";
  readonly keptBytes: number;
  /** What may still be written before the reader's place is lost; null for no limit. */
  readonly leftBytes: number | null;
}

/** Changes of the newest hour by the minute in which the database committed them. */
export interface OrdersMinute {
  readonly minute: string;
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
}

/** From the commit in the database to the commit of the table of orders, in milliseconds. */
export interface Latency {
  readonly orders: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface OrdersLatency extends Latency {
  /** By the minute in which the table was committed, oldest first. */
  readonly minutes: readonly (Latency & { readonly minute: string })[];
}

/** What a reader wants to run. */
export interface SqlRequest {
  readonly text: string;
  /** Rows shown at most. */
  readonly limit: number;
}

/** How far a query is, over all stages that are known so far; Spark reports about every two seconds. */
export interface SqlProgress {
  readonly stages: number;
  readonly doneStages: number;
  readonly tasks: number;
  readonly doneTasks: number;
  readonly runningTasks: number;
  readonly bytesRead: number;
}

export interface SqlColumn {
  readonly name: string;
  /** Spark's name of the type, such as `decimal(10,2)`. */
  readonly type: string;
}

/** Why a query has no result. */
export interface SqlProblem {
  /** Spark's error class, such as `TABLE_OR_VIEW_NOT_FOUND`, or a word of the dashboard's own. */
  readonly name: string;
  readonly sqlState: string | null;
  readonly message: string;
}

/** What is told of a running query, one line of JSON each; the last one is `done` or `error`. */
export type SqlEvent =
  | ({ readonly type: "progress" } & SqlProgress)
  | { readonly type: "columns"; readonly columns: readonly SqlColumn[] }
  /** Cells as text, null for null. */
  | { readonly type: "rows"; readonly rows: readonly (readonly (string | null)[])[] }
  | { readonly type: "done"; readonly rows: number; readonly truncated: boolean; readonly seconds: number }
  | ({ readonly type: "error" } & SqlProblem);

/** The state of one topic's consumer. */
export interface FeedState {
  readonly topic: string;
  readonly state: "connecting" | "live" | "failed";
  readonly received: number;
  /** Messages that were not what the topic's contract says; they are counted, not shown. */
  readonly rejected: number;
  readonly lastMessageAt: string | null;
  readonly error: string | null;
}

/** Every channel of the live stream and the value one of its keys holds. */
export interface Channels {
  readonly health: Figure<ComponentIdentity>;
  /** Null where the stack runs under something else, such as containers. */
  readonly processes: Figure<StackReport | null>;
  /** Jobs and producers that `npm start` keeps running; null where they were started by hand. */
  readonly programs: Figure<StackReport | null>;
  readonly topics: Figure<readonly TopicRow[]>;
  readonly kafkaTopics: Figure<readonly KafkaTopic[]>;
  readonly kafkaGroups: Figure<readonly KafkaGroup[]>;
  readonly checkpoints: Figure<readonly CheckpointRow[]>;
  readonly streams: Figure<readonly StreamRow[]>;
  /** Nothing of a source whose table has no event yet. */
  readonly eventMinutes: Figure<readonly EventMinutes[]>;
  readonly topPages: Figure<TopPages | null>;
  readonly sessions: Figure<Sessions | null>;
  readonly devices: Figure<DeviceHealth | null>;
  readonly anomalies: Figure<Anomalies | null>;
  readonly refused: Figure<Refused | null>;
  /** Newest day first. */
  readonly eventDays: Figure<readonly EventDay[]>;
  /** Null before the table of orders is made. */
  readonly orders: Figure<OrdersCompared | null>;
  /** Null when the log is not read. */
  readonly ordersSlot: Figure<OrdersSlot | null>;
  readonly ordersMinutes: Figure<readonly OrdersMinute[]>;
  /** Null when no order changed within the stretch. */
  readonly ordersLatency: Figure<OrdersLatency | null>;
  readonly tables: Figure<readonly TableRow[]>;
  readonly buckets: Figure<readonly BucketRow[]>;
  /** Null before the first training. */
  readonly model: Figure<ModelCard | null>;
  readonly accuracy: Figure<readonly AccuracyRow[]>;
  readonly feeds: FeedState;
  readonly weather: SupplyPoint;
  readonly prices: PricePoint;
  readonly drivers: SupplyPoint;
  readonly predictions: PredictionPoint;
}

export type ChannelName = keyof Channels;

/** Changed keys of one channel, oldest change first. */
export type ChannelChanges = readonly (readonly [key: string, value: Channels[ChannelName]])[];

/** One message of the stream: everything that changed since the message before. */
export interface ChangesMessage {
  /** True when the page must forget what it has: first connection, or the server cannot continue from there. */
  readonly reset: boolean;
  /** The server's clock, for ages that do not depend on the reader's clock. */
  readonly serverTime: string;
  /** How many keys a page keeps of each channel it follows. */
  readonly limits?: Readonly<Partial<Record<ChannelName, number>>>;
  readonly channels: Readonly<Partial<Record<ChannelName, ChannelChanges>>>;
}
