import { eventIdOf, type PlannedMessage } from "../lib/message.ts";
import { seededRandom } from "../lib/random.ts";
import {
  encodeForecast,
  encodePrice,
  encodeWeather,
  energyTopics,
  type PriceResolution,
  pricesOf,
} from "./encode.ts";
import type { Drivers, EnergyHour } from "./energy-hour.ts";
import { type FaultPlan, type GoodMessage, withFaults } from "./faults.ts";

/** What the messages of a replay depend on besides its hours. */
export interface MessagePlan {
  /** Identity of the replay, part of every event id. */
  readonly replay: string;
  readonly seed: number;
  readonly priceResolution: PriceResolution;
  readonly faults: FaultPlan;
}

/**
 * All messages of one hour: its drivers, then its prices, each followed by its faults.
 *
 * The same hour of the same replay gives the same bytes, so sending an hour again can double nothing.
 *
 * @param next - the following hour, towards which quarter-hourly prices lean
 */
export function planHour(
  hour: EnergyHour,
  next: EnergyHour | undefined,
  plan: MessagePlan,
): PlannedMessage[] {
  const publishedAt = hour.validAt;
  return [
    ...planWeather(hour, publishedAt, plan),
    ...pricesOf(hour, next, plan.priceResolution).flatMap((price) => {
      const eventId = eventIdOf(plan.replay, energyTopics.prices, price.zone, price.validAt);
      const payload = encodePrice(price, eventId, publishedAt);
      return planned({ eventId, topic: energyTopics.prices, key: price.zone, payload }, plan);
    }),
  ];
}

/** The message that tells the drivers of one hour, with its faults. */
export function planWeather(drivers: Drivers, publishedAt: number, plan: MessagePlan): PlannedMessage[] {
  const eventId = eventIdOf(plan.replay, energyTopics.weather, drivers.zone, drivers.validAt);
  const payload = encodeWeather(drivers, eventId, publishedAt);
  return planned({ eventId, topic: energyTopics.weather, key: drivers.zone, payload }, plan);
}

/** The messages of a burst: what was expected at `issuedAt` of each of the hours. */
export function planBurst(hours: readonly Drivers[], issuedAt: number, plan: MessagePlan): PlannedMessage[] {
  return hours.flatMap((drivers) => {
    const eventId = eventIdOf(plan.replay, energyTopics.forecast, drivers.zone, issuedAt, drivers.validAt);
    const payload = encodeForecast(drivers, eventId, issuedAt);
    return planned({ eventId, topic: energyTopics.forecast, key: drivers.zone, payload }, plan);
  });
}

/** Faults depend on the seed and the message's times, not on the replay: a seed means the same faults anywhere. */
function planned(good: GoodMessage, { seed, faults }: MessagePlan): PlannedMessage[] {
  const { issued_at = null, valid_at = null } = good.payload;
  return withFaults(good, faults, seededRandom(seed, "faults", good.topic, `${issued_at} ${valid_at}`));
}
