import type { Config } from "@kindling/spark/config";
import { numberOption, readOptions, UsageError, wholeOption } from "../lib/options.ts";

/** What producer:orders is asked to do. */
export interface OrdersOptions {
  /** Changes a second; `Infinity` for as many as go. */
  readonly rate: number;
  /** Changes to make before stopping; `Infinity` for no limit. */
  readonly limit: number;
  readonly seed: number;
  /** Connections that work at once. */
  readonly lanes: number;
  readonly rollbackShare: number;
  readonly burstShare: number;
  /** How long the slow lane keeps its transactions open, in seconds; 0: there is none. */
  readonly longSeconds: number;
  /** Orders of the past to insert beside all else, as fast as they go. */
  readonly backfill: number;
  /** Recorded deliveries in place of the simulated business. */
  readonly replay: { readonly file: string; readonly month: string; readonly speed: number } | null;
}

const usage = `Lives the life of a restaurant business on the table orders, until stopped.

npm run producer:orders -- [options]
  --rate <n|max>          changes a second (20)
  --limit <changes>       stop after about so many changes
  --seed <n>              of all that is random (config data_generator.seed)
  --lanes <n>             connections that work at once, each on orders of its own (2)
  --rollbacks <0..1>      share of transactions that are rolled back (0.03)
  --bursts <0..1>         share of transactions that place 20 to 60 orders at once (0.01)
  --long-seconds <n>      one more connection keeps each of its transactions open so long; 0 for none (3)
  --backfill <orders>     beside all that, insert so many orders of the past, as fast as they go (0)
  --replay <file>         deliveries recorded in a CSV file, instead of a simulated business
  --month <yyyy-mm>       which month the days in the file are of (2026-10)
  --speed <n|max>         recorded seconds in a second (3600)`;

/** Reads the options of producer:orders. */
export function readOrdersOptions(args: readonly string[], config: Config): OrdersOptions {
  const text = (value: number) => ({ type: "string", default: String(value) }) as const;
  const values = readOptions(
    usage,
    {
      rate: text(20),
      limit: { type: "string" },
      seed: text(config.dataGenerator.seed),
      lanes: text(2),
      rollbacks: text(0.03),
      bursts: text(0.01),
      "long-seconds": text(3),
      backfill: text(0),
      replay: { type: "string" },
      month: { type: "string", default: "2026-10" },
      speed: text(3_600),
    },
    args,
  );
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(values.month))
    throw new UsageError(`--month is "${values.month}": expected a month such as 2026-10`);
  const speed = paceOption("speed", values.speed);
  return {
    rate: paceOption("rate", values.rate),
    limit:
      values.limit === undefined ? Number.POSITIVE_INFINITY : wholeOption("limit", values.limit, 1, 1e12),
    seed: wholeOption("seed", values.seed, 0, Number.MAX_SAFE_INTEGER),
    lanes: wholeOption("lanes", values.lanes, 1, 32),
    rollbackShare: numberOption("rollbacks", values.rollbacks, 0, 1),
    burstShare: numberOption("bursts", values.bursts, 0, 1),
    longSeconds: numberOption("long-seconds", values["long-seconds"], 0, 3_600),
    backfill: wholeOption("backfill", values.backfill, 0, 1e9),
    replay: values.replay === undefined ? null : { file: values.replay, month: values.month, speed },
  };
}

function paceOption(name: string, text: string): number {
  return text === "max" ? Number.POSITIVE_INFINITY : numberOption(name, text, 0.001, 1e6);
}
