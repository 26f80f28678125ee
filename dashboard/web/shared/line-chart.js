import uPlot from "/vendor/uplot.js";
import { formatHour } from "./format.js";
import { color, onThemeChange } from "./theme.js";

/**
 * One line over time.
 *
 * @typedef {object} Line
 * @property {string} label
 * @property {string} color - a colour of the stylesheet, for example `--actual`
 */

const font = '12px "Inter", "Open Sans", system-ui, sans-serif';

/**
 * Lines over time, hours in UTC below, with a legend that tells the values under the crosshair.
 *
 * @param {HTMLElement} host
 * @param {readonly Line[]} lines
 * @param {number} height
 */
export function lineChart(host, lines, height) {
  const axis = {
    stroke: () => color("--ink-2"),
    grid: { stroke: () => color("--grid"), width: 1 },
    ticks: { show: false },
    font,
  };
  const chart = new uPlot(
    {
      width: Math.max(300, host.clientWidth),
      height,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      padding: [12, 16, 0, 0],
      cursor: { points: { size: 6 }, y: false, drag: { x: false, y: false } },
      scales: { x: { time: true }, y: { range: (_chart, _min, max) => [0, Math.max(1, max) * 1.08] } },
      axes: [
        {
          ...axis,
          size: 28,
          values: (_chart, splits) => splits.map((time) => formatHour(new Date(time * 1000))),
        },
        {
          ...axis,
          size: 60,
          values: (_chart, splits) => splits.map((value) => value.toLocaleString("en-GB")),
        },
      ],
      series: [
        { label: "UTC", value: (_chart, time) => (time == null ? "–" : formatHour(new Date(time * 1000))) },
        ...lines.map(({ label, color: name }) => ({
          label,
          stroke: () => color(name),
          width: 1.5,
          points: { show: false },
          value: (/** @type {uPlot} */ _chart, /** @type {number | null} */ value) =>
            value == null ? "–" : value.toLocaleString("en-GB"),
        })),
      ],
    },
    emptyData(lines.length),
    host,
  );
  new ResizeObserver(() => {
    if (host.clientWidth > 0 && host.clientWidth !== chart.width)
      chart.setSize({ width: host.clientWidth, height });
  }).observe(host);
  onThemeChange(() => chart.redraw(true, true));
  return {
    /**
     * @param {readonly number[]} times - seconds, rising
     * @param {readonly (readonly (number | null)[])[]} values - one list for each line
     */
    show(times, values) {
      chart.setData(/** @type {uPlot.AlignedData} */ (/** @type {unknown} */ ([times, ...values])));
    },
  };
}

/**
 * @param {number} lines
 * @returns {uPlot.AlignedData}
 */
function emptyData(lines) {
  return /** @type {uPlot.AlignedData} */ ([[], ...Array.from({ length: lines }, () => [])]);
}
