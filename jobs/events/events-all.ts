import { joinStreamJobs } from "../lib/job/join-stream-jobs.ts";
import { clickstreamAggregation } from "./clickstream-agg.ts";
import { clickstreamEtl } from "./clickstream-etl.ts";
import { iotEtl } from "./iot-etl.ts";

/** All streams of the clickstream and IoT systems in one session. */
export const eventsAll = joinStreamJobs({
  name: "events-all",
  description: "clickstream-etl, iot-etl and clickstream-agg in one session",
  jobs: [clickstreamEtl, iotEtl, clickstreamAggregation],
});
