import { randomUUID } from "node:crypto";
import type { Source } from "../event-planner.ts";
import type { GeneratorOptions } from "../generator-options.ts";
import type { Stream } from "../messages.ts";
import { accessLogClicks } from "./access-log.ts";
import { sensorFileReadings } from "./sensor-file.ts";
import { simulatedClicks, simulatedReadings } from "./simulated.ts";

/** The sources of both streams as the options name them. */
export function openSources({
  accessLog,
  sensorFile,
  seed,
  rates,
}: GeneratorOptions): Record<Stream, Source> {
  return {
    clickstream: accessLog === null ? simulatedClicks(seed) : accessLogClicks(accessLog, randomUUID()),
    iot: sensorFile === null ? simulatedReadings(seed, rates.iot) : sensorFileReadings(sensorFile),
  };
}
