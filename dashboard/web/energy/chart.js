/** @import { Values } from "./market-view.js" */
import uPlot from "/vendor/uplot.js";
import { formatDay } from "../shared/format.js";
import { color, onThemeChange } from "../shared/theme.js";
import { midnights } from "./market-time.js";

/**
 * What both charts of the page share: the stretch of time they show and the moment under the crosshair.
 *
 * @typedef {object} TimeView
 * @property {number} from - seconds
 * @property {number} to - seconds
 * @property {[number, number] | null} zoom - a stretch the reader chose
 * @property {number | null} clock - the market's time now
 */

/**
 * @typedef {object} ChartOptions
 * @property {HTMLElement} host - where the chart is put
 * @property {number} height
 * @property {string} unit - name of the y axis
 * @property {(value: number) => string} formatValue
 * @property {readonly uPlot.Series[]} series - without the time series
 * @property {readonly uPlot.Band[]} [bands]
 * @property {(chart: uPlot) => void} [draw] - draws above the series
 * @property {uPlot.Scale.Range} [range]
 * @property {TimeView} view
 * @property {(index: number | null) => void} onCrosshair
 * @property {(range: [number, number] | null) => void} onZoom
 */

/** The charts of a page whose crosshairs move together. */
const crosshair = uPlot.sync("market");

/**
 * A chart over the page's common time axis: midnights as grid, the market's clock as a line, crosshair and zoom shared.
 *
 * @param {ChartOptions} options
 */
export function timeChart({
  host,
  height,
  unit,
  formatValue,
  series,
  bands,
  draw,
  range,
  view,
  onCrosshair,
  onZoom,
}) {
  const ink = (/** @type {string} */ name) => () => color(name);
  const chart = new uPlot(
    {
      width: Math.max(300, host.clientWidth),
      height,
      ms: 1,
      padding: [12, 40, 0, 0],
      legend: { show: false },
      cursor: {
        sync: { key: crosshair.key, scales: ["x", null] },
        drag: { x: true, y: false, setScale: false },
        points: { size: 7, width: 2 },
        y: false,
      },
      scales: {
        x: { time: false, range: () => view.zoom ?? [view.from, view.to] },
        y: range === undefined ? {} : { range },
      },
      axes: [
        {
          stroke: ink("--ink-2"),
          grid: { stroke: ink("--grid"), width: 1 },
          ticks: { show: false },
          font: axisFont,
          gap: 8,
          size: 30,
          splits: (_chart, _axis, from, to) => thinned(midnights(from, to), host.clientWidth),
          values: (_chart, splits) => splits.map((time) => formatDay(new Date(time * 1000))),
        },
        {
          stroke: ink("--ink-2"),
          grid: { stroke: ink("--grid"), width: 1 },
          ticks: { show: false },
          font: axisFont,
          gap: 6,
          size: 52,
          label: unit,
          labelFont: axisFont,
          labelSize: 18,
          labelGap: 0,
          values: (_chart, splits) => splits.map(formatValue),
        },
      ],
      series: [{}, ...series],
      bands: [...(bands ?? [])],
      hooks: {
        drawClear: [(self) => shadeFuture(self, view)],
        draw: [(self) => draw?.(self), (self) => drawClock(self, view)],
        setCursor: [(self) => onCrosshair(self.cursor.idx ?? null)],
        setSelect: [
          (self) => {
            if (self.select.width < 8) return;
            const [left, right] = [self.select.left, self.select.left + self.select.width];
            self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            onZoom([self.posToVal(left, "x"), self.posToVal(right, "x")]);
          },
        ],
      },
    },
    emptyData(series.length),
    host,
  );
  chart.over.addEventListener("dblclick", () => onZoom(null));
  new ResizeObserver(() => {
    if (host.clientWidth > 0 && host.clientWidth !== chart.width)
      chart.setSize({ width: host.clientWidth, height });
  }).observe(host);
  onThemeChange(() => chart.redraw(true, true));
  return chart;
}

const axisFont = '12px "Inter", "Open Sans", system-ui, sans-serif';

/**
 * @param {number} series
 * @returns {uPlot.AlignedData}
 */
function emptyData(series) {
  return /** @type {uPlot.AlignedData} */ ([[], ...Array.from({ length: series }, () => [])]);
}

/**
 * The chart's data as uPlot takes it; it only reads the arrays.
 *
 * @param {readonly number[]} times
 * @param {readonly Values[]} series
 * @returns {uPlot.AlignedData}
 */
export function alignedData(times, series) {
  return /** @type {uPlot.AlignedData} */ (/** @type {unknown} */ ([times, ...series]));
}

/**
 * Every day where there is room, otherwise every second or third.
 *
 * @param {number[]} days
 * @param {number} width
 */
function thinned(days, width) {
  const step = Math.max(1, Math.ceil(days.length / Math.max(1, width / 90)));
  return days.filter((_, index) => index % step === 0);
}

/**
 * @param {uPlot} chart
 * @param {TimeView} view
 */
function shadeFuture(chart, { clock }) {
  if (clock === null) return;
  const { ctx, bbox } = chart;
  const left = Math.max(bbox.left, chart.valToPos(clock, "x", true));
  const width = bbox.left + bbox.width - left;
  if (width <= 0) return;
  ctx.save();
  ctx.fillStyle = color("--future");
  ctx.fillRect(left, bbox.top, width, bbox.height);
  ctx.restore();
}

/**
 * @param {uPlot} chart
 * @param {TimeView} view
 */
function drawClock(chart, { clock }) {
  if (clock === null) return;
  const { ctx, bbox } = chart;
  const x = Math.round(chart.valToPos(clock, "x", true)) + 0.5;
  if (x < bbox.left || x > bbox.left + bbox.width) return;
  ctx.save();
  ctx.strokeStyle = color("--ink-2");
  ctx.lineWidth = uPlot.pxRatio;
  ctx.setLineDash([3 * uPlot.pxRatio, 3 * uPlot.pxRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.fillStyle = color("--ink-2");
  ctx.textAlign = "left";
  ctx.font = `${11 * uPlot.pxRatio}px system-ui, sans-serif`;
  ctx.fillText("now", x + 5 * uPlot.pxRatio, bbox.top + 11 * uPlot.pxRatio);
  ctx.restore();
}
