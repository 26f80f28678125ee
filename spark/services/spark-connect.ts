import { rmSync } from "node:fs";
import { z } from "zod";
import type { Config } from "../config/index.ts";
import { kafkaBrokers } from "../config/kafka-brokers.ts";
import { answersHttp2, askJson } from "./http.ts";
import { leanJvm } from "./java.ts";
import type { Service } from "./service.ts";
import { sparkCommand, sparkPaths, writeSettings } from "./spark-home.ts";
import { propertiesFile, sparkSettings } from "./spark-settings.ts";
import { sparkWorkers } from "./spark-worker.ts";

const version = z.object({ spark: z.string() });
const applications = z.array(z.object({ id: z.string(), name: z.string() })).min(1);

/** The Spark Connect server: the driver of the one application that all jobs share. */
export function connectService(config: Config): Service {
  const { ports, driverHeapMb } = config.spark;
  const paths = sparkPaths(config);
  return {
    name: "connect",
    title: "Spark Connect server",
    // Everything else is asked for when a job runs; starting beside it saves half the time.
    startsAfter: ["master"],
    stopsBefore: [
      ...[...sparkWorkers(config.spark), ...kafkaBrokers(config.kafka)].map(({ name }) => name),
      ...["master", "postgres", "storage"],
    ],
    ports: [
      { use: "Connect", port: ports.connect },
      { use: "web", port: ports.applicationUi },
    ],
    address: config.spark.remote,

    async prepare() {
      rmSync(paths.scratch, { recursive: true, force: true });
      writeSettings(paths.settings("connect"), propertiesFile(sparkSettings(config, paths)));
    },

    command: () =>
      sparkCommand(
        config,
        { heapMb: driverHeapMb, options: leanJvm },
        "org.apache.spark.deploy.SparkSubmit",
        [
          "--properties-file",
          paths.settings("connect"),
          "--class",
          "org.apache.spark.sql.connect.service.SparkConnectServer",
          "spark-internal",
        ],
      ),

    async identify() {
      const api = `http://127.0.0.1:${ports.applicationUi}/api/v1`;
      const { spark } = await askJson(`${api}/version`, version);
      const [application] = await askJson(`${api}/applications`, applications);
      await answersHttp2(ports.connect);
      return `Spark ${spark}, ${application?.id}`;
    },
  };
}
