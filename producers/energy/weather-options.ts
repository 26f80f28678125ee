import type { Config } from "@kindling/spark/config";
import {
  choiceOption,
  instantOption,
  numberOption,
  readOptions,
  UsageError,
  wholeOption,
} from "../lib/options.ts";
import type { PriceResolution } from "./encode.ts";
import { faultOptions, faultUsage, readFaultOptions } from "./fault-options.ts";
import type { FaultPlan } from "./faults.ts";

/** What the weather feed is asked to do. Times are epoch milliseconds. */
export interface WeatherOptions {
  readonly source: string;
  readonly folder: string | null;
  readonly from: number;
  readonly until: number;
  /** Simulated seconds per real second. */
  readonly speed: number;
  /** Hours to send before stopping; null for no limit. */
  readonly limit: number | null;
  readonly seed: number;
  readonly priceResolution: PriceResolution;
  readonly faults: FaultPlan;
  readonly restart: boolean;
}

const usage = `Replays the live drivers of a zone and its realised prices, hour by hour, until stopped.

npm run producer:energy-weather -- [options]
  --speed <n|max>          simulated seconds per real second (config energy.speed); max: no waiting
  --from <time>            first hour, UTC (config energy.replay_from)
  --to <time>              end after the last hour, UTC (config energy.replay_until)
  --limit <hours>          stop after so many hours; without it the feed stays up until stopped
  --seed <n>               of all that is random (config data_generator.seed)
  --source <name>          german (shipped file), generated (no file needed), spanish (with --data)
  --data <folder>          where the files of --source spanish are
  --price-resolution <n>   60, or 15 for quarter-hourly prices (60)
  --restart                begin a new replay; without it the last one with these settings continues
${faultUsage}`;

/** Reads the options of producer:energy-weather; what is not given follows the configuration. */
export function readWeatherOptions(args: readonly string[], config: Config): WeatherOptions {
  const values = readOptions(
    usage,
    {
      speed: { type: "string", default: String(config.energy.speed) },
      from: { type: "string", default: config.energy.replayFrom },
      to: { type: "string", default: config.energy.replayUntil },
      limit: { type: "string" },
      seed: { type: "string", default: String(config.dataGenerator.seed) },
      source: { type: "string", default: "german" },
      data: { type: "string" },
      "price-resolution": { type: "string", default: "60" },
      restart: { type: "boolean", default: false },
      ...faultOptions,
    },
    args,
  );
  const from = instantOption("from", values.from);
  const until = instantOption("to", values.to);
  if (until <= from) throw new UsageError(`--to ${values.to} is not after --from ${values.from}`);
  return {
    source: values.source,
    folder: values.data ?? null,
    from,
    until,
    speed:
      values.speed === "max" ? Number.POSITIVE_INFINITY : numberOption("speed", values.speed, 0.001, 1e9),
    limit: values.limit === undefined ? null : wholeOption("limit", values.limit, 1, 1e9),
    seed: wholeOption("seed", values.seed, 0, Number.MAX_SAFE_INTEGER),
    priceResolution:
      choiceOption("price-resolution", values["price-resolution"], ["60", "15"]) === "15" ? 15 : 60,
    faults: readFaultOptions(values, config.energy.lateAfterHours),
    restart: values.restart,
  };
}
