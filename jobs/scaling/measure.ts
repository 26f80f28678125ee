/**
 * Measures the units on a stack whose Spark reaches the store through a proxy of this program, and writes them down: a
 * backlog is worked off, then events come at the rates of config.yml, then next to none.
 */
import { statfsSync, writeFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { storageClient } from "@kindling/spark/clients";
import { type Config, loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { conditions } from "../bench/conditions.ts";
import { forgetEvents } from "../bench/event-topics.ts";
import { startStreams, stopStreams } from "../bench/job-queries.ts";
import { generator, sendAtOnce } from "../bench/send-at-once.ts";
import { clickstream, iot } from "../events/contracts.ts";
import { type Running, start } from "../harness/programs.ts";
import { StoreProxy } from "../harness/store-proxy.ts";
import { until } from "../harness/until.ts";
import { mostPerTrigger } from "../lib/stream/kafka-source.ts";
import { kafkaBytesPerMessage } from "./measure-kafka.ts";
import { filesPerCommit, metadataBytesPerSnapshot, parquetBytesPerRow } from "./measure-lake.ts";
import {
  finishedStages,
  hasLargeBatch,
  queryCpu,
  type Stage,
  smallBatchCpu,
  stateOf,
} from "./measure-streams.ts";
import type { Basis } from "./page.ts";
import { basisFile } from "./page-file.ts";
import { type SourceUnits, sources, type Units } from "./units.ts";

/** Of the default rates: how much is worked off at once. */
const backlogSeconds = 1_800;
/** Longer than the background queries rest, and with a compaction of each table. */
const steadySeconds = 150;
const idleSeconds = 40;

const job = "events-all";
const config = loadConfig();
const tables = { clickstream, iot };
const store = storageClient(config.storage);
const proxy = await StoreProxy.start(
  new URL(config.storage.endpoint),
  Number(new URL(config.storage.sparkEndpoint).port),
);
try {
  const units = await measuredUnits();
  writeFileSync(basisFile, `${JSON.stringify(basisOf(units, config), null, 2)}\n`);
} finally {
  proxy.stop();
  store.destroy();
}

function basisOf(units: Units, { dataGenerator, events, lake, spark, stack }: Config): Basis {
  const { bsize, blocks } = statfsSync(stack.stateDir);
  return {
    units,
    settings: {
      perSecond: { clickstream: dataGenerator.clickstreamPerSecond, iot: dataGenerator.iotPerSecond },
      triggerSeconds: events.triggerSeconds,
      backgroundSeconds: events.backgroundSeconds,
      rememberHours: events.rememberHours,
      snapshotHours: Math.min(clickstream.snapshotHours ?? lake.snapshotHours, lake.snapshotHours),
      targetFileMb: lake.targetFileMb,
      cores: spark.cores,
      mostPerTrigger,
    },
    diskBytes: bsize * blocks,
  };
}

async function measuredUnits(): Promise<Units> {
  await forgetEvents();
  const streams = await startStreams(["clickstream", "iot", "minutes"]);
  try {
    return await unitsWhile(streams);
  } finally {
    await stopStreams(streams);
  }
}

async function unitsWhile(streams: Running): Promise<Units> {
  const rate = await sendAtOnce(streams, backlogSeconds);
  console.log(`a backlog was read at ${Math.round(rate)} events a second while it was sent as well`);
  // Of the large batches and at once, because Spark forgets its oldest stages.
  const large = await backlogStages(streams);
  const requestsPerMinute = await during(steadySeconds, [], async (seconds) => {
    const before = proxy.asked;
    await delay(seconds * 1_000);
    return ((proxy.asked - before) / seconds) * 60;
  });
  const small = await during(idleSeconds, ["--clickstream", "2", "--iot", "2"], async (seconds) => {
    await delay(seconds * 1_000);
    return finishedStages(config);
  });
  const states = sources.map((source) => stateOf(config, job, source));
  const scanSeconds = states.reduce((sum, state) => sum + state.scanSeconds, 0) / states.length;
  await using session = await SparkSession.builder.remote(config.spark.remote).create();
  const unitsOf = async (source: (typeof sources)[number]): Promise<SourceUnits> => {
    const cpu = queryCpu(large, source);
    const state = stateOf(config, job, source);
    return {
      kafkaBytes: await kafkaBytesPerMessage(config, source),
      parquetBytes: await parquetBytesPerRow(session, tables[source]),
      cpuPer100k: cpu.all,
      judgeCpuPer100k: cpu.firstStage,
      stateKeys: state.keys,
      stateBytes: state.bytes,
      stateScanSeconds: state.scanSeconds,
      filesPerCommit: await filesPerCommit(session, tables[source]),
    };
  };
  return {
    conditions: `Measured on ${conditions()}: Spark ${await session.version()} with ${config.spark.cores} task slots, a backlog of half an hour worked off, then the default rates.`,
    sources: { clickstream: await unitsOf("clickstream"), iot: await unitsOf("iot") },
    minutes: { cpuPer100k: queryCpu(large, "minutes").all },
    cpuPerBatch: Math.max(0, smallBatchCpu(small, sources) - scanSeconds),
    requestsPerMinute,
    metadataBytesPerSnapshot: await metadataBytesPerSnapshot(session, store, clickstream),
  };
}

/** The stages so far, once the minutes of the backlog are counted too. */
async function backlogStages(streams: Running): Promise<readonly Stage[]> {
  let stages: readonly Stage[] = [];
  const isCounted = async () => {
    stages = await finishedStages(config);
    return hasLargeBatch(stages, "minutes");
  };
  await until("the minutes of the backlog are counted", isCounted, { known: streams.output });
  return stages;
}

/** What `look` finds while the generator sends; events that are still on their way are waited for. */
async function during<T>(
  seconds: number,
  args: readonly string[],
  look: (seconds: number) => Promise<T>,
): Promise<T> {
  const sending = start(generator, ...args);
  try {
    return await look(seconds);
  } finally {
    sending.process.kill("SIGTERM");
    await sending.exit;
  }
}
