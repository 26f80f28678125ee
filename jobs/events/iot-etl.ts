import { defineStreamJob } from "../lib/job/define-job.ts";
import { eventsDeadLetters, iot, iotTopic } from "./contracts.ts";
import { ingestQueries } from "./event-streams.ts";

/** Sensor reports from Kafka to bronze. */
export const iotEtl = defineStreamJob({
  name: "iot-etl",
  description: "Sensor reports to bronze, each once; the bad ones to the dead letters",
  reads: [iotTopic],
  writes: [iot, eventsDeadLetters],
  settings: {},
  triggerSeconds: ({ events }) => events.triggerSeconds,
  inputQueries: [iotTopic.source],
  topics: () => [iotTopic.source],
  prepare: async () => undefined,
  prepareOffline: async () => undefined,
  build: (input) => ingestQueries(input, iotTopic, iot),
});
