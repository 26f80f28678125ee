import { z } from "zod";
import { kafkaBrokers } from "./kafka-brokers.ts";
import { oneOf, rules } from "./rules.ts";

const { bucket, flag, host, identifier, megabytes, moment, port, positive, rate, seconds, text, topic } =
  rules;
const { topicPrefix, url } = rules;

/** One Kafka topic, as the stack makes it before anything reads or writes it. */
const topicSchema = z.strictObject({
  name: topic,
  partitions: positive,
  /** How long a message is kept, in milliseconds; absent means Kafka's own week. */
  retentionMs: positive.optional(),
});

/** Every key config.yml may have (there in snake case). What a key is for stands in config.yml, beside it. */
export const configSchema = z.strictObject({
  profile: text,
  stack: z.strictObject({
    stateDir: text,
    readyTimeoutSeconds: seconds,
    stopGraceSeconds: seconds,
  }),
  spark: z.strictObject({
    remote: text.nullable(),
    ports: z.strictObject({
      master: port,
      masterUi: port,
      worker: port,
      workerUi: port,
      applicationUi: port,
      connect: port,
    }),
    workers: positive,
    cores: positive,
    masterHeapMb: megabytes,
    workerHeapMb: megabytes,
    driverHeapMb: megabytes,
    executorHeapMb: megabytes,
    shufflePartitions: positive,
    conf: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  }),
  kafka: z
    .strictObject({
      host,
      brokers: positive,
      port,
      controllerPort: port,
      portStep: positive,
      bootstrapServers: text.nullable(),
      sparkBootstrapServers: text.nullable(),
      replication: positive,
      minInSync: positive,
      heapMb: megabytes,
    })
    .refine(({ replication, brokers }) => replication <= brokers, {
      path: ["replication"],
      error: "expected no more copies than there are brokers (kafka.brokers)",
    })
    .refine(({ minInSync, replication }) => minInSync <= replication, {
      path: ["minInSync"],
      error: "expected no more than there are copies (kafka.replication)",
    })
    .refine(
      (kafka) => kafkaBrokers(kafka).every((each) => each.port < 65_536 && each.controllerPort < 65_536),
      {
        path: ["portStep"],
        error: "expected so little that the last broker's ports are below 65536",
      },
    ),
  storage: z.strictObject({
    engine: oneOf(["s3proxy", "versitygw", "minio", "external"]),
    binary: text.nullable(),
    host,
    port,
    endpoint: url.nullable(),
    sparkEndpoint: url.nullable(),
    region: text,
    accessKey: text,
    heapMb: megabytes,
    buckets: z.array(bucket).min(1, { error: "expected at least one bucket name" }),
  }),
  postgres: z.strictObject({
    host,
    port,
    user: identifier,
    database: identifier,
    catalogDatabase: identifier,
  }),
  topics: z.array(topicSchema),
  dataGenerator: z.strictObject({
    seed: z.int({ error: "expected a whole number" }),
    batchSize: positive,
    lingerMs: positive,
    senders: positive,
    clickstreamPerSecond: rate,
    iotPerSecond: rate,
    metricsPort: port,
  }),
  lake: z.strictObject({
    compactMinutes: positive,
    mergedCompactMinutes: positive,
    fewestFiles: positive,
    targetFileMb: positive,
    snapshotHours: positive,
    orphanHours: z.int({ error: "expected a whole number of hours, at least 24" }).min(24),
  }),
  events: z.strictObject({
    lateAfterMinutes: positive,
    futureAfterMinutes: positive,
    skewMinutes: positive,
    rememberHours: positive,
    maxEventBytes: positive,
    triggerSeconds: seconds,
    backgroundSeconds: seconds,
  }),
  orders: z.strictObject({
    postgres: z.strictObject({
      database: identifier,
      sparkAddress: text.nullable(),
      slot: identifier,
      slotKeepMb: megabytes,
    }),
    kafka: z.strictObject({
      topicPrefix,
      partitions: positive,
      connectUrl: url.nullable(),
      connectPort: port,
      connectHeapMb: megabytes,
    }),
    datalake: z.strictObject({ bucket }),
    streaming: z.strictObject({
      batchInterval: seconds,
      readPartitions: positive,
      rememberHours: positive,
      maxMessageBytes: positive,
    }),
  }),
  ui: z.strictObject({ host, port }),
  energy: z.strictObject({
    zone: text,
    speed: z.number({ error: "expected a number above 0" }).positive(),
    trainUntil: moment,
    replayFrom: moment,
    replayUntil: moment,
    lateAfterHours: positive,
    triggerSeconds: seconds,
    liveWeather: z.strictObject({
      enabled: flag,
      url,
      latitude: z.number({ error: "expected degrees from -90 to 90" }).min(-90).max(90),
      longitude: z.number({ error: "expected degrees from -180 to 180" }).min(-180).max(180),
    }),
  }),
});

/** The configuration as written, before the derived values and secrets are filled in. */
export type WrittenConfig = z.output<typeof configSchema>;
