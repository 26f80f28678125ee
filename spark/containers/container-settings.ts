import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../config/environment.ts";
import type { Config } from "../config/index.ts";
import { workerProperties } from "../services/orders/worker-properties.ts";
import { prepareSparkHome, sparkPaths } from "../services/spark-home.ts";
import { propertiesFile, type SparkSetting, sparkSettings } from "../services/spark-settings.ts";
import {
  containerAddresses,
  containerBrokers,
  containerConfig,
  containerFolder,
  containerFolders,
} from "./container-config.ts";

/** What differs from the local stack because every process has a machine of its own. */
const ownMachines: ReadonlyMap<string, string> = new Map([
  ["spark.master", containerAddresses.master],
  ["spark.driver.host", containerAddresses.connectHost],
  ["spark.driver.bindAddress", "0.0.0.0"],
  ["spark.connect.grpc.binding.address", "0.0.0.0"],
]);

/** The Connect server's settings in the containers: those of the local stack at other addresses. */
export function containerSettings(config: Config, environment: Environment = process.env): SparkSetting[] {
  return sparkSettings(containerConfig(config, environment), containerFolders).map((setting) => {
    const value = ownMachines.get(setting.key);
    return value === undefined
      ? setting
      : { ...setting, value, why: "each container is a machine of its own" };
  });
}

/**
 * Writes what the Spark containers mount, and returns the folder.
 *
 * The files hold secrets, and the containers' user must read them: so they are open, in a folder that on this
 * machine only its owner may enter.
 */
export function writeContainerSettings(config: Config, environment: Environment = process.env): string {
  const folder = containerFolder(config);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const inContainers = containerConfig(config, environment);
  prepareSparkHome(inContainers);
  const { logging, schedulerFile, settings } = sparkPaths(inContainers);
  writeFileSync(settings("connect"), propertiesFile(containerSettings(config, environment)));
  const ordersFolder = join(folder, "orders");
  mkdirSync(ordersFolder, { recursive: true });
  const { hostname, port } = new URL(containerAddresses.ordersConnect);
  const worker = {
    bootstrapServers: containerBrokers(config),
    listener: `http://0.0.0.0:${port}`,
    advertisedHost: hostname,
  };
  const workerFile = join(ordersFolder, "connect.properties");
  writeFileSync(workerFile, workerProperties(inContainers, worker));
  for (const file of [logging, schedulerFile, settings("connect"), workerFile]) chmodSync(file, 0o644);
  mkdirSync(join(config.stack.stateDir, "queries"), { recursive: true });
  return folder;
}
