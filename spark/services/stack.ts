import type { Config } from "../config/index.ts";
import { kafkaServices } from "./kafka.ts";
import { postgresService } from "./postgres.ts";
import type { Service } from "./service.ts";
import { connectService } from "./spark-connect.ts";
import { masterService } from "./spark-master.ts";
import { workerServices } from "./spark-worker.ts";
import { storageService } from "./storage.ts";

/** The services of the local stack, in the order a reader expects to see them. */
export function stackServices(config: Config): Service[] {
  return [
    storageService(config),
    ...kafkaServices(config),
    postgresService(config),
    masterService(config),
    ...workerServices(config),
    connectService(config),
  ];
}
