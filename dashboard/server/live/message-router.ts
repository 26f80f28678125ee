import {
  type MessageRules,
  parseMessage,
  readPrediction,
  readPrice,
  readSupply,
} from "../queries/energy-messages.ts";
import { type Fields, readText } from "../queries/fields.ts";
import type { LiveHub } from "./hub.ts";

/** Puts one message's fields into the channel it belongs to. */
type Publish = (hub: LiveHub, fields: Fields, rules: MessageRules) => void;

/** Which channel each topic of the energy system feeds, and under which key: the same hour again replaces itself. */
const routes: Readonly<Record<string, Publish>> = {
  "energy-weather": (hub, fields, rules) => {
    const point = readSupply(fields, rules);
    hub.publish("weather", point.validAt, point);
  },
  "energy-prices": (hub, fields, rules) => {
    const point = readPrice(fields, rules);
    hub.publish("prices", point.validAt, point);
  },
  "energy-forecast": (hub, fields, rules) => {
    const point = readSupply({ ...fields, issued_at: readText(fields, "issued_at") }, rules);
    hub.publish("drivers", `${point.issuedAt}|${point.validAt}`, point);
  },
  "energy-predictions": (hub, fields) => {
    const point = readPrediction(fields);
    hub.publish("predictions", `${point.issuedAt}|${point.validAt}`, point);
  },
};

/** Topics of the energy system the pages show live. */
export const energyTopics: readonly string[] = Object.keys(routes);

/**
 * Publishes one Kafka message. Returns false for one of another zone, which is not shown.
 *
 * @throws FieldError, or SyntaxError for text that is not JSON: the message is to be counted as rejected.
 */
export function routeMessage(
  hub: LiveHub,
  topic: string,
  value: Uint8Array | null,
  rules: MessageRules,
): boolean {
  const publish = routes[topic];
  if (publish === undefined) throw new RangeError(`No page shows the topic "${topic}"`);
  const fields = parseMessage(value);
  if (readText(fields, "zone") !== rules.zone) return false;
  publish(hub, fields, rules);
  return true;
}
