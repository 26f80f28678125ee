// npm run measure:scaling: measures on the running stack what events cost, and computes jobs/SCALING.md from it.
// With -- --compute it measures nothing and computes the page from the units measured last.
import { readFileSync, statfsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runCommand } from "@kindling/spark/cli";
import { storageClient } from "@kindling/spark/clients";
import { type Config, loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { clickstream, iot } from "../events/contracts.ts";
import { mostPerTrigger } from "../lib/stream/kafka-source.ts";
import { kafkaBytesPerMessage } from "./measure-kafka.ts";
import { filesPerCommit, metadataBytesPerSnapshot, parquetBytesPerRow } from "./measure-lake.ts";
import { finishedStages, queryCpu, smallBatchCpu, stateOf } from "./measure-streams.ts";
import { type Basis, computedPart, scalingPicture } from "./page.ts";
import { basisFile, pageFile, pageWith, pictureFile } from "./page-file.ts";
import { type SourceUnits, sources, type Units } from "./units.ts";

await runCommand(async () => {
  const { values } = parseArgs({ options: { compute: { type: "boolean", default: false } } });
  if (!values.compute) {
    writeFileSync(basisFile, `${JSON.stringify(await measuredBasis(loadConfig()), null, 2)}\n`);
  }
  const basis: Basis = JSON.parse(readFileSync(basisFile, "utf8"));
  writeFileSync(pageFile, pageWith(readFileSync(pageFile, "utf8"), computedPart(basis)));
  writeFileSync(pictureFile, scalingPicture(basis));
  console.log("jobs/SCALING.md and its picture are written");
});

async function measuredBasis(config: Config): Promise<Basis> {
  const { dataGenerator, events, lake, spark, stack } = config;
  const { bsize, blocks } = statfsSync(stack.stateDir);
  return {
    units: await measuredUnits(config),
    settings: {
      perSecond: { clickstream: dataGenerator.clickstreamPerSecond, iot: dataGenerator.iotPerSecond },
      triggerSeconds: events.triggerSeconds,
      rememberHours: events.rememberHours,
      snapshotHours: lake.snapshotHours,
      targetFileMb: lake.targetFileMb,
      cores: spark.cores,
      mostPerTrigger,
    },
    diskBytes: bsize * blocks,
  };
}

async function measuredUnits(config: Config): Promise<Units> {
  const tables = { clickstream, iot };
  const store = storageClient(config.storage);
  await using session = await SparkSession.builder.remote(config.spark.remote).create();
  // First, because Spark forgets its oldest stages.
  const stages = await finishedStages(config);
  const units = async (source: (typeof sources)[number]): Promise<SourceUnits> => {
    const cpu = queryCpu(stages, source);
    const state = stateOf(config, "events-all", source);
    return {
      kafkaBytes: await kafkaBytesPerMessage(config, source),
      parquetBytes: await parquetBytesPerRow(session, tables[source]),
      cpuPer100k: cpu.all,
      judgeCpuPer100k: cpu.firstStage,
      stateKeys: state.keys,
      stateBytes: state.bytes,
      filesPerCommit: await filesPerCommit(session, tables[source]),
    };
  };
  try {
    return {
      conditions: `Measured on ${new Date().toISOString().slice(0, 10)} on a local stack with ${config.spark.cores} cores, Spark ${await session.version()}, after \`events-all\` had worked off a backlog.`,
      sources: { clickstream: await units("clickstream"), iot: await units("iot") },
      minutes: { cpuPer100k: queryCpu(stages, "minutes").all },
      cpuPerBatch: smallBatchCpu(
        stages,
        sources.map((source) => `${source}-dead-letters`),
      ),
      metadataBytesPerSnapshot: await metadataBytesPerSnapshot(session, store, clickstream),
    };
  } finally {
    store.destroy();
  }
}
