import { seededRandom } from "../../lib/random.ts";
import type { Source } from "../event-planner.ts";
import { simulateDevices } from "../simulate/devices.ts";
import { simulateVisitors } from "../simulate/visitors.ts";
import { distinctTimes } from "./distinct-times.ts";
import { timeTexts } from "./time-texts.ts";

/** Page views of simulated visitors, the same for the same seed. */
export function simulatedClicks(seed: number): Source {
  const visitors = simulateVisitors(seededRandom(seed, "visitors"));
  const textOf = timeTexts();
  return (now, event_id) => {
    const { user_id, url, referrer, ua } = visitors.next();
    return { key: user_id, message: { event_id, user_id, url, referrer, ua, ts: textOf(now) } };
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
  const textOf = timeTexts();
  return (now) => {
    const reading = devices.next(now);
    const key = reading.device_id;
    return { key, message: { ...reading, ts: textOf(timeOf(key, now)) } };
  };
}

function devicesFor(perSecond: number): number {
  return Math.max(50, Math.min(20_000, Math.ceil(perSecond * 3)));
}
