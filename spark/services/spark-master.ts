import { mkdirSync, rmSync } from "node:fs";
import { z } from "zod";
import type { Config } from "../config/index.ts";
import { askJson } from "./http.ts";
import { quickJvm } from "./java.ts";
import type { Service } from "./service.ts";
import { ForeignServiceError } from "./service.ts";
import { prepareSparkHome, sparkCommand, sparkPaths, writeSettings } from "./spark-home.ts";

const masterPage = z.object({
  url: z.string(),
  status: z.string(),
  workers: z.array(z.object({ id: z.string(), state: z.string() })),
});

/** The standalone master, which remembers its workers and applications across a restart. */
export function masterService(config: Config): Service {
  const { ports, masterHeapMb } = config.spark;
  const paths = sparkPaths(config);
  return {
    name: "master",
    title: "Spark master",
    startsAfter: [],
    stopsBefore: [],
    ports: [
      { use: "cluster", port: ports.master },
      { use: "web", port: ports.masterUi },
    ],
    address: `http://127.0.0.1:${ports.masterUi}`,

    async prepare() {
      prepareSparkHome(config);
      // What an earlier stack left registered is gone; waiting for it would hold up the start.
      rmSync(paths.recovery, { recursive: true, force: true });
      mkdirSync(paths.recovery, { recursive: true });
      writeSettings(paths.settings("master"), masterSettings(paths.recovery));
    },

    command: () =>
      sparkCommand(
        config,
        { heapMb: masterHeapMb, options: quickJvm },
        "org.apache.spark.deploy.master.Master",
        [
          "--host",
          "127.0.0.1",
          "--port",
          String(ports.master),
          "--webui-port",
          String(ports.masterUi),
          "--properties-file",
          paths.settings("master"),
        ],
      ),

    async identify() {
      const page = await askMaster(config);
      if (page.url !== `spark://127.0.0.1:${ports.master}`) {
        throw new ForeignServiceError(
          `master: the Spark master on port ${ports.masterUi} is ${page.url}, another one`,
        );
      }
      if (page.status !== "ALIVE") throw new Error(`the master is ${page.status}`);
      return page.url;
    },
  };
}

/** What the master says of itself and its workers. */
export function askMaster(config: Config) {
  return askJson(`http://127.0.0.1:${config.spark.ports.masterUi}/json/`, masterPage);
}

function masterSettings(recovery: string): string {
  return `# A master that dies and comes back knows its workers and applications again, and they find it.
spark.deploy.recoveryMode FILESYSTEM
spark.deploy.recoveryDirectory ${recovery}
# The submission service takes jobs from anybody who reaches its port; jobs come over Connect.
spark.master.rest.enabled false
# A port that is taken is an error, not a reason to move to the next one.
spark.port.maxRetries 0
# Finished applications are kept on the master's page; a stack that restarts its driver often has many.
spark.deploy.retainedApplications 20
`;
}
