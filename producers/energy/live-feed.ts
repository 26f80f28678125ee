import { hourMs, hourOf } from "../lib/hours.ts";
import { pause } from "../lib/replay-clock.ts";
import type { Outlet } from "../lib/run-producer.ts";
import type { Drivers } from "./energy-hour.ts";
import { type MessagePlan, planWeather } from "./plan.ts";
import { germanHistory } from "./sources/german-history.ts";
import { fetchOpenMeteo, type OpenMeteo } from "./sources/open-meteo.ts";
import { estimateDrivers } from "./sources/supply-estimate.ts";

/** A failed request is tried again after this long. */
const retryMs = 60_000;

/** Which place's weather, for which zone. */
export interface LivePlace extends OpenMeteo {
  readonly zone: string;
}

/** Asks the weather service for the drivers from yesterday to nine days ahead. */
export async function liveDrivers(place: LivePlace, signal: AbortSignal): Promise<Drivers[]> {
  return estimateDrivers(place.zone, await fetchOpenMeteo(place, signal), germanHistory().hours);
}

/** Sends the drivers of each hour as it begins, in real time, until stopped or `limit` hours are sent. */
export async function liveFeed(
  place: LivePlace,
  feed: { readonly plan: MessagePlan; readonly limit: number | null; reached(hour: number): void },
  { send, signal, say }: Outlet,
): Promise<void> {
  for (let sent = 0; !signal.aborted && (feed.limit === null || sent < feed.limit); ) {
    const hour = hourOf(Date.now());
    const drivers = await driversOf(hour, place, signal).catch((error: unknown) => {
      say(`${error instanceof Error ? error.message : String(error)}; trying again in ${retryMs / 1000} s`);
    });
    if (drivers === undefined) {
      await pause(retryMs, signal);
      continue;
    }
    await send(planWeather(drivers, hour, feed.plan));
    feed.reached(hour);
    sent += 1;
    if (sent !== feed.limit) await pause(hour + hourMs - Date.now(), signal);
  }
}

async function driversOf(hour: number, place: LivePlace, signal: AbortSignal): Promise<Drivers> {
  const found = (await liveDrivers(place, signal)).find(({ validAt }) => validAt === hour);
  if (found !== undefined) return found;
  throw new Error(`The weather service's answer lacks the present hour, ${new Date(hour).toISOString()}`);
}
