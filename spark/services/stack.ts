import type { Config } from "../config/index.ts";
import { kafkaService } from "./kafka.ts";
import { postgresService } from "./postgres.ts";
import type { Service } from "./service.ts";
import { connectService } from "./spark-connect.ts";
import { masterService } from "./spark-master.ts";
import { workerService } from "./spark-worker.ts";
import { storageService } from "./storage.ts";

/** The services of the local stack, in the order a reader expects to see them. */
export function stackServices(config: Config): Service[] {
  return [
    storageService(config),
    kafkaService(config),
    postgresService(config),
    masterService(config),
    workerService(config),
    connectService(config),
  ];
}
