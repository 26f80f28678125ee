/** @import { EventMinutes, EventSource } from "../../server/wire.ts" */
import { lineChart } from "../shared/line-chart.js";

const sources = /** @type {const} */ (["clickstream", "iot"]);

/**
 * The chart of events by minute.
 *
 * @param {HTMLElement} host
 */
export function volumeChart(host) {
  const chart = lineChart(
    host,
    [
      { label: "page views a minute", color: "--forecast" },
      { label: "sensor reports a minute", color: "--actual" },
    ],
    220,
  );
  return {
    /** @param {readonly EventMinutes[]} minutes */
    show(minutes) {
      const { times, values } = alignMinutes(minutes);
      chart.show(times, values);
    },
  };
}

/**
 * Every minute from the first to the last of both sources, with what each source has of it. A minute inside a source's own
 * stretch without an event is a zero; outside of it nothing is known.
 *
 * @param {readonly EventMinutes[]} sourcesKnown
 */
export function alignMinutes(sourcesKnown) {
  const counts = sources.map((name) => countsOf(sourcesKnown, name));
  const all = counts.flatMap((minutes) => [...minutes.keys()]);
  /** @type {number[]} */
  const times = [];
  for (let time = Math.min(...all); time <= Math.max(...all); time += 60) times.push(time);
  const values = counts.map((minutes) => {
    const [first, last] = [Math.min(...minutes.keys()), Math.max(...minutes.keys())];
    // The newest minute is not over yet; drawn, it would look like a fall.
    return times.map((time) => (time < first || time >= last ? null : (minutes.get(time) ?? 0)));
  });
  return { times, values };
}

/**
 * @param {readonly EventMinutes[]} sourcesKnown
 * @param {EventSource} name
 */
function countsOf(sourcesKnown, name) {
  const known = sourcesKnown.find(({ source }) => source === name);
  return new Map((known?.minutes ?? []).map(([minute, events]) => [Date.parse(minute) / 1000, events]));
}
