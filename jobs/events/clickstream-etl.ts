import { defineStreamJob } from "../lib/job/define-job.ts";
import { clickstream, clickstreamTopic, eventsDeadLetters } from "./contracts.ts";
import { ingestQueries } from "./event-streams.ts";

/** Page views from Kafka to bronze. */
export const clickstreamEtl = defineStreamJob({
  name: "clickstream-etl",
  description: "Page views to bronze, each once; the bad ones to the dead letters",
  reads: [clickstreamTopic],
  writes: [clickstream, eventsDeadLetters],
  settings: {},
  triggerSeconds: ({ events }) => events.triggerSeconds,
  inputQueries: [clickstreamTopic.source],
  topics: () => [clickstreamTopic.source],
  prepare: async () => undefined,
  prepareOffline: async () => undefined,
  build: (input) => ingestQueries(input, clickstreamTopic, clickstream),
});
