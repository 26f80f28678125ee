import { z } from "zod";
import type { Config } from "../config/index.ts";
import { askJson } from "./http.ts";
import { quickJvm } from "./java.ts";
import { ForeignServiceError, type Service } from "./service.ts";
import { sparkCommand, sparkPaths, writeSettings } from "./spark-home.ts";
import { askMaster } from "./spark-master.ts";

const workerPage = z.object({ id: z.string(), masterurl: z.string(), cores: z.number(), memory: z.number() });

/** What an executor's JVM takes beside its heap, in mebibytes; the worker must offer both. */
const besideTheHeapMb = 512;

/** The standalone worker, which runs the executor. */
export function workerService(config: Config): Service {
  const { ports, cores, workerHeapMb, executorHeapMb } = config.spark;
  const paths = sparkPaths(config);
  const masterUrl = `spark://127.0.0.1:${ports.master}`;
  return {
    name: "worker",
    title: "Spark worker",
    startsAfter: ["master"],
    stopsBefore: ["master"],
    ports: [
      { use: "cluster", port: ports.worker },
      { use: "web", port: ports.workerUi },
    ],
    address: `http://127.0.0.1:${ports.workerUi}`,

    async prepare() {
      writeSettings(paths.settings("worker"), workerSettings);
    },

    command: () =>
      sparkCommand(
        config,
        { heapMb: workerHeapMb, options: quickJvm },
        "org.apache.spark.deploy.worker.Worker",
        [
          "--host",
          "127.0.0.1",
          "--port",
          String(ports.worker),
          "--webui-port",
          String(ports.workerUi),
          "--cores",
          String(cores),
          "--memory",
          `${executorHeapMb + besideTheHeapMb}M`,
          "--work-dir",
          paths.work,
          "--properties-file",
          paths.settings("worker"),
          masterUrl,
        ],
      ),

    async identify() {
      const page = await askJson(`http://127.0.0.1:${ports.workerUi}/json/`, workerPage);
      if (page.masterurl !== "" && page.masterurl !== masterUrl) {
        throw new ForeignServiceError(
          `worker: the worker on port ${ports.workerUi} belongs to ${page.masterurl}`,
        );
      }
      const { workers } = await askMaster(config);
      const known = workers.some(({ id, state }) => id === page.id && state === "ALIVE");
      if (!known) throw new Error("the master does not list the worker yet");
      return `${page.id}, ${page.cores} cores`;
    },
  };
}

const workerSettings = `# The files of executors that ended are removed after an hour.
spark.worker.cleanup.enabled true
spark.worker.cleanup.interval 600
spark.worker.cleanup.appDataTtl 3600
# A port that is taken is an error, not a reason to move to the next one.
spark.port.maxRetries 0
`;
