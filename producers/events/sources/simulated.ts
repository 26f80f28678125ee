import { seededRandom } from "../../lib/random.ts";
import type { Source } from "../event-planner.ts";
import { simulateDevices } from "../simulate/devices.ts";
import { simulateVisitors } from "../simulate/visitors.ts";
import { distinctTimes } from "./distinct-times.ts";

/** Page views of simulated visitors, the same for the same seed. */
export function simulatedClicks(seed: number): Source {
  const visitors = simulateVisitors(seededRandom(seed, "visitors"));
  return (at) => {
    const click = visitors.next();
    return { key: click.user_id, at, message: (event_id, ts) => ({ event_id, ...click, ts }) };
  };
}

/**
 * Reports of simulated devices, the same for the same seed.
 *
 * @param perSecond - the rate at which they will be asked for: there are as many devices as make a report every few
 * seconds of each
 */
export function simulatedReadings(seed: number, perSecond: number): Source {
  const devices = simulateDevices(seededRandom(seed, "devices"), devicesFor(perSecond));
  const timeOf = distinctTimes();
  return (now) => {
    const reading = devices.next(now);
    const key = reading.device_id;
    return { key, at: timeOf(key, now), message: (_id, ts) => ({ ...reading, ts }) };
  };
}

function devicesFor(perSecond: number): number {
  return Math.max(50, Math.min(20_000, Math.ceil(perSecond * 3)));
}
