import type { Config } from "@kindling/spark/config";
import {
  choiceOption,
  instantOption,
  numberOption,
  readOptions,
  UsageError,
  wholeOption,
} from "../lib/options.ts";
import type { FaultPlan } from "./faults.ts";
import { type EventFault, eventFaults, type Stream } from "./messages.ts";
import { type Rhythm, rhythmNames } from "./rhythms.ts";

/** What the generator is asked to do. */
export interface GeneratorOptions {
  /** Events a second of each stream; `Infinity` for as many as go. */
  readonly rates: Readonly<Record<Stream, number>>;
  /** Events to make before stopping; null for no limit. */
  readonly limit: number | null;
  /** When events begin to happen, epoch milliseconds; null for now. */
  readonly from: number | null;
  /** When events stop to happen, epoch milliseconds; null for never. */
  readonly to: number | null;
  /** Seconds of the past in a second, until the present is reached. */
  readonly speed: number;
  /** How page views are spread over the day and the week. */
  readonly rhythm: Rhythm;
  readonly seed: number;
  readonly senders: number;
  readonly batchSize: number;
  readonly lingerMs: number;
  readonly faults: FaultPlan;
  /** 0: no metrics are served. */
  readonly metricsPort: number;
  /** Recorded files in place of the simulation. */
  readonly accessLog: string | null;
  readonly sensorFile: string | null;
}

const usage = `Sends clickstream and sensor events at a steady rate, until stopped.

npm run producer:events -- [options]
  --clickstream <n|max>    page views a second (config data_generator.clickstream_per_second)
  --iot <n|max>            sensor reports a second (config data_generator.iot_per_second)
  --limit <events>         stop after so many events
  --from <time>            begin in the past, UTC, and catch up with the present at --speed
  --to <time>              stop when events of this time are sent
  --speed <n>              seconds of the past in a second (60)
  --rhythm <even|daily>    page views at the same rate all day, or as shoppers come: few at night, most in the
                           evening and on weekends, at that rate on average (even)
  --seed <n>               of all that is random (config data_generator.seed)
  --senders <n>            connections that send at once (config data_generator.senders)
  --batch-size <n>         events a batch waits for (config data_generator.batch_size)
  --linger <ms>            the longest an event waits for its batch (config data_generator.linger_ms)
  --access-log <file>      page views of an access log in Apache's combined format instead of simulated ones;
                           client addresses are replaced by pseudonyms
  --sensor-file <file>     readings of a CSV file instead of simulated ones: the Chicago beach water sensors or
                           the UCI occupancy data
  --bad-share <0..0.9>     share of events that are bad on purpose (0)
  --bad-kinds <a,b,...>    of which kinds: ${eventFaults.join(", ")} (all)
  --metrics-port <n>       Prometheus metrics at http://127.0.0.1:<n>/metrics; 0 for none
                           (config data_generator.metrics_port)`;

/** Reads the options of producer:events; what is not given follows the configuration. */
export function readGeneratorOptions(args: readonly string[], config: Config): GeneratorOptions {
  const { dataGenerator, events } = config;
  const text = (value: number) => ({ type: "string", default: String(value) }) as const;
  const values = readOptions(
    usage,
    {
      clickstream: text(dataGenerator.clickstreamPerSecond),
      iot: text(dataGenerator.iotPerSecond),
      limit: { type: "string" },
      from: { type: "string" },
      to: { type: "string" },
      speed: text(60),
      rhythm: { type: "string", default: "even" },
      seed: text(dataGenerator.seed),
      senders: text(dataGenerator.senders),
      "batch-size": text(dataGenerator.batchSize),
      linger: text(dataGenerator.lingerMs),
      "access-log": { type: "string" },
      "sensor-file": { type: "string" },
      "bad-share": text(0),
      "bad-kinds": { type: "string", default: eventFaults.join(",") },
      "metrics-port": text(dataGenerator.metricsPort),
    },
    args,
  );
  const rates = {
    clickstream: rateOption("clickstream", values.clickstream),
    iot: rateOption("iot", values.iot),
  };
  if (rates.clickstream + rates.iot === 0) throw new UsageError("both rates are 0: there is nothing to send");
  const [kind, ...otherKinds] = values["bad-kinds"]
    .split(",")
    .map((word): EventFault => choiceOption("bad-kinds", word.trim(), eventFaults));
  return {
    rates,
    limit: values.limit === undefined ? null : wholeOption("limit", values.limit, 1, 1e12),
    from: values.from === undefined ? null : instantOption("from", values.from),
    to: values.to === undefined ? null : instantOption("to", values.to),
    speed: numberOption("speed", values.speed, 1, 1e6),
    rhythm: choiceOption("rhythm", values.rhythm, rhythmNames),
    seed: wholeOption("seed", values.seed, 0, Number.MAX_SAFE_INTEGER),
    senders: wholeOption("senders", values.senders, 1, 64),
    batchSize: wholeOption("batch-size", values["batch-size"], 1, 100_000),
    lingerMs: wholeOption("linger", values.linger, 1, 60_000),
    faults: {
      share: numberOption("bad-share", values["bad-share"], 0, 0.9),
      kinds: [kind ?? eventFaults[0], ...otherKinds],
      ...events,
      maxBytes: events.maxEventBytes,
    },
    metricsPort: wholeOption("metrics-port", values["metrics-port"], 0, 65_535),
    accessLog: values["access-log"] ?? null,
    sensorFile: values["sensor-file"] ?? null,
  };
}

function rateOption(name: string, text: string): number {
  return text === "max" ? Number.POSITIVE_INFINITY : numberOption(name, text, 0, 1e7);
}
