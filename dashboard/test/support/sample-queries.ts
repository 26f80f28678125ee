import type { Queries } from "../../server/queries/queries.ts";
import type { ComponentIdentity, HorizonMetric, ProcessRow } from "../../server/wire.ts";
import { sampleEvents } from "./sample-events.ts";
import { sampleCheckpoints, sampleGroups, sampleTopics } from "./sample-kafka.ts";
import { sampleOrders } from "./sample-orders.ts";

const components: Readonly<Record<string, ComponentIdentity>> = {
  kafka: {
    title: "Kafka",
    address: "127.0.0.1:9092",
    identity: "1 broker, controller 1 · cluster q1Sh-9_ISia_zwGINzRvyQ",
  },
  connect: { title: "Spark Connect", address: "sc://127.0.0.1:15002", identity: "Spark 4.0.0" },
  application: {
    title: "Spark application",
    address: "http://127.0.0.1:4040",
    identity: "Spark 4.0.0 · Spark Connect server",
  },
  master: {
    title: "Spark master",
    address: "http://127.0.0.1:8080",
    identity: "spark://127.0.0.1:7077 · 1 application",
  },
  worker: {
    title: "Spark worker",
    address: "http://127.0.0.1:8081",
    identity: "1 worker · 2 of 2 cores in use · 2.0 GiB",
  },
  storage: {
    title: "Object store",
    address: "http://127.0.0.1:9000",
    identity: "s3proxy · buckets bronze, silver, gold",
  },
  postgres: {
    title: "PostgreSQL",
    address: "127.0.0.1:15432",
    identity: "database kindling · no TLS (loopback)",
  },
};

/** Answers of a stack in good health; a test replaces those it is about. */
export function sampleQueries(replaced: Partial<Queries> = {}): Queries {
  let messages = 0;
  return {
    health: Object.entries(components).map(([component, identity]) => ({
      component,
      query: async () => identity,
    })),
    processes: async () => ({
      state: "running",
      updatedAt: new Date().toISOString(),
      processes: processes(),
    }),
    programs: async () => ({
      state: "running",
      updatedAt: new Date().toISOString(),
      processes: ["Energy: inference stream", "Energy: live feed"].map((title, index) => ({
        name: `program-${index}`,
        title,
        state: "ready",
        pid: 5100 + index,
        restarts: index,
        lastExit: index === 0 ? null : "ended with code 1",
        since: new Date(Date.now() - 300_000).toISOString(),
        memoryMb: 96,
      })),
    }),
    topics: async () => {
      messages += 2;
      return [
        "energy-weather",
        "energy-prices",
        "energy-forecast",
        "energy-predictions",
        "clickstream",
        "iot",
      ].map((topic, index) => ({
        topic,
        partitions: 4,
        messages: messages + index * 168,
        messagesPerSecond: index < 2 ? 1 + (messages % 6) / 20 : 2.8,
      }));
    },
    kafkaTopics: async () => sampleTopics,
    kafkaGroups: async () => sampleGroups,
    checkpoints: async () => sampleCheckpoints,
    ...sampleEvents,
    ...sampleOrders,
    streams: async () => [
      {
        job: "energy-stream-inference",
        query: "predictions",
        state: "running",
        batchId: 412,
        inputRowsPerSecond: 84.2,
        processedRowsPerSecond: 230,
        batchDurationMs: 431,
        lagMessages: 0,
        progressAt: new Date(Date.now() - 1_400).toISOString(),
        error: null,
      },
    ],
    tables: async () => [
      tableRow("lake.silver.energy_hourly", 7320, 12, 412_000, 40),
      tableRow("lake.silver.energy_weather_live", 812, 96, 890_000, 3),
      tableRow("lake.gold.energy_forecast", 13_608, 81, 1_200_000, 6),
      { ...tableRow("lake.bronze.energy_dead_letters", null, null, null, 0), problem: "not made yet" },
    ],
    buckets: async () => [
      { bucket: "bronze", objects: 2, bytes: 2_411_000, complete: true, problem: null },
      { bucket: "silver", objects: 311, bytes: 9_120_000, complete: true, problem: null },
      { bucket: "gold", objects: 188, bytes: 14_800_000, complete: true, problem: null },
    ],
    model: async () => ({
      modelVersion: "forest-20241101-1",
      trainedAt: new Date(Date.now() - 3_600_000).toISOString(),
      features: Array.from({ length: 14 }, (_, index) => `feature_${index}`),
      metrics: [...metrics("day_ahead_drivers", 0.4, 0.012), ...metrics("realistic_drivers", 0.44, 0.06)],
    }),
    accuracy: async () => [
      accuracyRow("2024-11-03T12:00:00Z", 34, 13.4, 0.82),
      accuracyRow("2024-11-01T00:00:00Z", 168, 15.9, 0.79),
    ],
    ...replaced,
  };
}

function processes(): ProcessRow[] {
  const since = new Date(Date.now() - 600_000).toISOString();
  return ["storage", "kafka", "postgres", "master", "worker", "connect"].map((name, index) => ({
    name,
    title: name,
    state: "ready",
    pid: 4000 + index * 37,
    restarts: 0,
    lastExit: null,
    since,
    memoryMb: 120 + index * 90,
  }));
}

function tableRow(
  table: string,
  rows: number | null,
  files: number | null,
  bytes: number | null,
  age: number,
) {
  const committedAt = rows === null ? null : new Date(Date.now() - age * 1000).toISOString();
  return { table, rows, files, bytes, snapshots: files, committedAt, problem: null };
}

function metrics(evaluation: string, first: number, slope: number): HorizonMetric[] {
  return [1, 2, 3, 4, 5, 6, 7].map((horizonDay) => ({
    evaluation,
    horizonDay,
    maeEurMwh: 14 + (horizonDay - 1) * slope * 40,
    rmaeWeek: first + (horizonDay - 1) * slope,
    rmaeDay: first + 0.2 + (horizonDay - 1) * slope,
    hours: 624,
    coverage: 0.81 - horizonDay / 200,
  }));
}

function accuracyRow(issuedAt: string, hours: number, maeEurMwh: number, insideBand: number) {
  return { issuedAt, modelVersion: "forest-20241101-1", hours, maeEurMwh, insideBand };
}
