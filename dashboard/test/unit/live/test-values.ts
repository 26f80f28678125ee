import type { ChannelName, PricePoint } from "../../../server/wire.ts";

/** Small limits for tests. */
export const testLimits: Readonly<Record<ChannelName, number>> = {
  health: 8,
  processes: 1,
  programs: 1,
  topics: 1,
  kafkaTopics: 1,
  kafkaGroups: 1,
  checkpoints: 1,
  streams: 1,
  eventMinutes: 1,
  topPages: 1,
  sessions: 1,
  devices: 1,
  anomalies: 1,
  refused: 1,
  eventDays: 1,
  orders: 1,
  ordersSlot: 1,
  ordersMinutes: 1,
  ordersLatency: 1,
  tables: 1,
  buckets: 1,
  model: 1,
  accuracy: 1,
  feeds: 4,
  weather: 100,
  prices: 100,
  drivers: 100,
  predictions: 100,
};

/** A price of the given amount; everything else is always the same. */
export function price(amount: number): PricePoint {
  const time = "2024-11-01T00:00:00.000Z";
  return { validAt: time, publishedAt: time, resolutionMinutes: 60, priceEurMwh: amount };
}
