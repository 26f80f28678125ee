import type {
  AccuracyRow,
  Anomalies,
  BucketRow,
  CheckpointRow,
  ComponentIdentity,
  DeviceHealth,
  EventDay,
  EventMinutes,
  KafkaGroup,
  KafkaTopic,
  ModelCard,
  OrdersCompared,
  OrdersLatency,
  OrdersMinute,
  OrdersSlot,
  Refused,
  Sessions,
  StackReport,
  StreamRow,
  TableRow,
  TopicRow,
  TopPages,
} from "../wire.ts";

/** A question somebody may ask, and give up waiting for. */
export type Query<T> = (signal: AbortSignal) => Promise<T>;

/** Asks one component of the stack who it is. */
export interface HealthQuery {
  /** Stable name of the component; the supervisor's name for it where it has one, for example `kafka`. */
  readonly component: string;
  readonly query: Query<ComponentIdentity>;
}

/**
 * Everything the pages ask of the outside world, one function a question. The server knows nothing else of Spark, Kafka
 * or the lake; tests put fakes here.
 */
export interface Queries {
  readonly health: readonly HealthQuery[];
  readonly processes: Query<StackReport | null>;
  readonly programs: Query<StackReport | null>;
  readonly topics: Query<readonly TopicRow[]>;
  readonly kafkaTopics: Query<readonly KafkaTopic[]>;
  readonly kafkaGroups: Query<readonly KafkaGroup[]>;
  readonly checkpoints: Query<readonly CheckpointRow[]>;
  readonly streams: Query<readonly StreamRow[]>;
  readonly eventMinutes: Query<readonly EventMinutes[]>;
  readonly topPages: Query<TopPages | null>;
  readonly sessions: Query<Sessions | null>;
  readonly devices: Query<DeviceHealth | null>;
  readonly anomalies: Query<Anomalies | null>;
  readonly refused: Query<Refused | null>;
  readonly eventDays: Query<readonly EventDay[]>;
  readonly orders: Query<OrdersCompared | null>;
  readonly ordersSlot: Query<OrdersSlot | null>;
  readonly ordersMinutes: Query<readonly OrdersMinute[]>;
  readonly ordersLatency: Query<OrdersLatency | null>;
  readonly tables: Query<readonly TableRow[]>;
  readonly buckets: Query<readonly BucketRow[]>;
  readonly model: Query<ModelCard | null>;
  readonly accuracy: Query<readonly AccuracyRow[]>;
}
