import type { Kafka } from "kafkajs";
import type { MessageRules } from "../queries/energy-messages.ts";
import type { EnergyFeed } from "./energy-feed.ts";
import type { LiveHub } from "./hub.ts";
import { energyTopics, routeMessage } from "./message-router.ts";
import { TopicFeed } from "./topic-feed.ts";

/** Messages of each topic a page starts with: three weeks of hours, or the newest few forecasts. */
const tails: Readonly<Record<string, number>> = {
  "energy-weather": 24 * 21,
  "energy-prices": 24 * 21 * 4,
  "energy-forecast": 168 * 3,
  "energy-predictions": 168 * 6,
};

/** The live feed from Kafka: one consumer a topic, so that one missing topic does not silence the others. */
export function kafkaEnergyFeed(kafka: Kafka, rules: MessageRules): EnergyFeed {
  let feeds: readonly TopicFeed[] = [];
  return {
    topics: energyTopics,
    start(hub: LiveHub) {
      feeds = energyTopics.map(
        (topic) =>
          new TopicFeed(kafka, topic, tails[topic] ?? 0, {
            onMessage: (name, value) => routeMessage(hub, name, value, rules),
            onState: (state) => hub.publish("feeds", state.topic, state),
          }),
      );
      for (const feed of feeds) feed.start();
    },
    async stop() {
      await Promise.all(feeds.map((feed) => feed.stop()));
    },
  };
}
