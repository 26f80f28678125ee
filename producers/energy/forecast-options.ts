import type { Config } from "@kindling/spark/config";
import { instantOption, readOptions, wholeOption } from "../lib/options.ts";
import { faultOptions, faultUsage, readFaultOptions } from "./fault-options.ts";
import type { FaultPlan } from "./faults.ts";

/** What the forecast producer is asked to do. */
export interface ForecastOptions {
  /** The time to issue for, epoch milliseconds; null for the replay's present time. */
  readonly issuedAt: number | null;
  /** Hours of replay time between two bursts; null for one burst. */
  readonly everyHours: number | null;
  /** Bursts to send before stopping; null for no limit. */
  readonly limit: number | null;
  readonly source: string | null;
  readonly folder: string | null;
  readonly seed: number;
  readonly faults: FaultPlan;
}

const usage = `Sends a burst of the drivers expected for the next seven days (168 hours).

npm run producer:energy-forecast -- [options]
  --issued-at <time>       when the forecast is made, UTC full hour (the present time of producer:energy-weather)
  --every <hours>          repeat whenever the replay has passed a multiple of so many hours, until stopped
  --limit <bursts>         stop after so many bursts
  --seed <n>               of all that is random (config data_generator.seed)
  --source <name>          german, generated, spanish (what producer:energy-weather uses)
  --data <folder>          where the files of --source spanish are
${faultUsage}`;

/** Reads the options of producer:energy-forecast. */
export function readForecastOptions(args: readonly string[], config: Config): ForecastOptions {
  const values = readOptions(
    usage,
    {
      "issued-at": { type: "string" },
      every: { type: "string" },
      limit: { type: "string" },
      seed: { type: "string", default: String(config.dataGenerator.seed) },
      source: { type: "string" },
      data: { type: "string" },
      ...faultOptions,
    },
    args,
  );
  const whole = (name: "every" | "limit", most: number) => {
    const text = values[name];
    return text === undefined ? null : wholeOption(name, text, 1, most);
  };
  return {
    issuedAt: values["issued-at"] === undefined ? null : instantOption("issued-at", values["issued-at"]),
    everyHours: whole("every", 8_784),
    limit: whole("limit", 1e6),
    source: values.source ?? null,
    folder: values.data ?? null,
    seed: wholeOption("seed", values.seed, 0, Number.MAX_SAFE_INTEGER),
    faults: readFaultOptions(values, config.energy.lateAfterHours),
  };
}
