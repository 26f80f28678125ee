import { join } from "node:path";
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

/** One worker of the stack. */
interface SparkWorker {
  /** The name of its service: `worker`, `worker-2`, … */
  readonly name: string;
  readonly port: number;
  readonly uiPort: number;
}

/** The workers that `spark` of the configuration asks for. */
export function sparkWorkers({ workers, ports }: Config["spark"]): SparkWorker[] {
  return Array.from({ length: workers }, (_, index) => ({
    name: index === 0 ? "worker" : `worker-${index + 1}`,
    port: ports.worker + index,
    uiPort: ports.workerUi + index,
  }));
}

/** The standalone workers, each of which runs one executor. */
export function workerServices(config: Config): Service[] {
  return sparkWorkers(config.spark).map((worker) => workerService(config, worker));
}

function workerService(config: Config, { name, port, uiPort }: SparkWorker): Service {
  const { ports, cores, workerHeapMb, executorHeapMb } = config.spark;
  const paths = sparkPaths(config);
  const masterUrl = `spark://127.0.0.1:${ports.master}`;
  return {
    name,
    title: name === "worker" ? "Spark worker" : `Spark ${name.replace("-", " ")}`,
    startsAfter: ["master"],
    stopsBefore: ["master"],
    ports: [
      { use: "cluster", port },
      { use: "web", port: uiPort },
    ],
    address: `http://127.0.0.1:${uiPort}`,

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
          String(port),
          "--webui-port",
          String(uiPort),
          "--cores",
          String(cores),
          "--memory",
          `${executorHeapMb + besideTheHeapMb}M`,
          "--work-dir",
          join(paths.work, name),
          "--properties-file",
          paths.settings("worker"),
          masterUrl,
        ],
      ),

    async identify() {
      const page = await askJson(`http://127.0.0.1:${uiPort}/json/`, workerPage);
      if (page.masterurl !== "" && page.masterurl !== masterUrl) {
        throw new ForeignServiceError(`${name}: the worker on port ${uiPort} belongs to ${page.masterurl}`);
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
