import { processSilver } from "./energy/process-silver.ts";
import { streamInference } from "./energy/stream-inference.ts";
import { trainModel } from "./energy/train-model.ts";
import { clickstreamAggregation } from "./events/clickstream-agg.ts";
import { clickstreamEtl } from "./events/clickstream-etl.ts";
import { eventsAll } from "./events/events-all.ts";
import { iotEtl } from "./events/iot-etl.ts";
import type { Job } from "./lib/job/define-job.ts";
import { ordersCurrentJob } from "./orders/orders-current.ts";
import { ordersStream } from "./orders/orders-stream.ts";
import { ordersCdcJob } from "./orders/polling/orders-cdc.ts";
import { ordersSweepJob } from "./orders/sweep/orders-sweep.ts";

/** Every job there is; each has a script `job:<name>` in the root package.json and a line in README.md. */
export const jobs: readonly Job[] = [
  processSilver,
  trainModel,
  streamInference,
  clickstreamEtl,
  clickstreamAggregation,
  iotEtl,
  eventsAll,
  ordersStream,
  ordersCdcJob,
  ordersCurrentJob,
  ordersSweepJob,
];
