import { createHash } from "node:crypto";
import { eventIdOf, type PlannedMessage } from "../lib/message.ts";
import { seededRandom } from "../lib/random.ts";
import { encodeBronzePrice, encodeBronzeWeather, pricesOf } from "./encode.ts";
import type { EnergyHour } from "./energy-hour.ts";
import { type FaultKind, type FaultPlan, type Payload, withFaults } from "./faults.ts";

/** Faults a line of a file can have: it has no time of publication to be late by, and no line is nothing. */
export const lineFaults: readonly FaultKind[] = [
  "malformed",
  "missing_field",
  "wrong_type",
  "null_field",
  "absurd",
  "duplicate",
];

/** A raw file of the history: JSON lines, one per zone and hour, in order of time. */
export interface BronzeFile {
  readonly name: string;
  readonly content: Buffer;
  readonly sha256: string;
  /** What each line is meant to become, line by line. */
  readonly lines: readonly PlannedMessage[];
}

/** Makes the two raw files of a year's history; the same hours and plan give the same bytes. */
export function bronzeFiles(hours: readonly EnergyHour[], seed: number, faults: FaultPlan): BronzeFile[] {
  const weather = hours.map(encodeBronzeWeather);
  const prices = hours.flatMap((hour) => pricesOf(hour, undefined, 60)).map(encodeBronzePrice);
  const file = (name: string, payloads: readonly Payload[]) => bronzeFile(name, payloads, seed, faults);
  return [file("weather_2024.json", weather), file("prices_2024.json", prices)];
}

function bronzeFile(name: string, payloads: readonly Payload[], seed: number, faults: FaultPlan): BronzeFile {
  const lines = payloads.flatMap((payload) => {
    const eventId = eventIdOf(name, `${payload.zone} ${payload.valid_at}`);
    const random = seededRandom(seed, "faults", name, `${payload.valid_at}`);
    return withFaults({ eventId, topic: name, key: String(payload.zone), payload }, faults, random);
  });
  const newline = Buffer.from("\n");
  const content = Buffer.concat(lines.flatMap(({ value }) => (value === null ? [] : [value, newline])));
  return { name, content, sha256: createHash("sha256").update(content).digest("hex"), lines };
}
