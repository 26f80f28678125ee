/** @import { MarketView } from "./market-view.js" */
import uPlot from "/vendor/uplot.js";
import { color, withOpacity } from "../shared/theme.js";
import { alignedData, timeChart } from "./chart.js";
import { secondsOf } from "./market-time.js";
import { Reveal } from "./reveal.js";

/** Order of the chart's series, without the time. */
const upper = 1;
const lower = 2;
const forecast = 3;

/**
 * The chart of the seven-day forecast: an orange curve that draws itself when a forecast arrives, with its band; the
 * forecast before as a faint line; prices as they come, joined to the curve by their error.
 *
 * @param {Pick<import("./chart.js").ChartOptions, "host" | "height" | "view" | "onCrosshair" | "onZoom">} options
 */
export function forecastChart(options) {
  const reveal = new Reveal();
  const stillness = matchMedia("(prefers-reduced-motion: reduce)");
  /** @type {MarketView | null} */
  let shown = null;
  let frame = 0;
  let lastFrameAt = 0;

  const chart = timeChart({
    ...options,
    unit: "€/MWh",
    formatValue: (value) => String(Math.round(value)).replace("-", "−"),
    series: [
      { ...line("--forecast", 0), paths: revealed(reveal) },
      { ...line("--forecast", 0), paths: revealed(reveal) },
      { ...line("--forecast", 2.5), paths: revealed(reveal) },
      { ...line("--forecast", 1, 0.45), dash: [2, 3] },
      { ...line("--actual", 2), points: { show: false } },
    ],
    bands: [{ series: [upper, lower], fill: () => withOpacity(color("--forecast"), 0.2) }],
    draw(self) {
      drawZero(self);
      if (shown !== null) drawErrors(self, shown, reveal.position);
      if (reveal.running) drawTip(self, reveal.position);
    },
  });

  function report() {
    const first = shown?.burst?.points[0];
    const hours =
      first === undefined ? 0 : Math.floor((reveal.position - secondsOf(first.validAt)) / 3600) + 1;
    options.host.dataset.drawnHours = String(Math.max(0, hours));
    options.host.dataset.drawing = String(reveal.running);
  }

  /** @param {number} now */
  function animate(now) {
    reveal.advance(Math.min(100, now - lastFrameAt));
    lastFrameAt = now;
    frame = reveal.running ? requestAnimationFrame(animate) : 0;
    chart.redraw(true, false);
    report();
  }

  return {
    chart,
    /** @param {MarketView} market */
    show(market) {
      shown = market;
      const points = market.burst?.points ?? [];
      const [first, last] = [points[0], points.at(-1)];
      if (market.burst !== null && first !== undefined && last !== undefined) {
        reveal.aim(market.burst.issuedAt, secondsOf(first.validAt), secondsOf(last.validAt));
      }
      if (stillness.matches) reveal.finish();
      chart.setData(
        alignedData(market.times, [
          market.upper,
          market.lower,
          market.forecast,
          market.previous,
          market.actual,
        ]),
      );
      if (reveal.running && frame === 0) {
        lastFrameAt = performance.now();
        frame = requestAnimationFrame(animate);
      }
      report();
    },
  };
}

/**
 * @param {string} name
 * @param {number} width
 * @param {number} [opacity]
 * @returns {import("uplot").Series}
 */
function line(name, width, opacity = 1) {
  const stroke = () => withOpacity(color(name), opacity);
  return { stroke, width, points: { show: false } };
}

/**
 * Draws a series as far as the reveal has come: its path is cut there, so that it grows between hours too.
 *
 * @param {Reveal} reveal
 * @returns {import("uplot").Series.PathBuilder}
 */
function revealed(reveal) {
  const build = uPlot.paths.linear?.();
  return (chart, series, first, last) => {
    const paths = build?.(chart, series, first, last) ?? null;
    if (paths === null) return null;
    const { left, top, height } = chart.bbox;
    const right = chart.valToPos(reveal.position, "x", true);
    const clip = new Path2D();
    clip.rect(left, top, Math.max(0, right - left), height);
    return { ...paths, clip };
  };
}

/** A firmer line at zero: below it, producers pay. @param {uPlot} chart */
function drawZero(chart) {
  const { ctx, bbox, scales } = chart;
  const { min, max } = scales.y ?? {};
  if (min == null || max == null || min >= 0 || max <= 0) return;
  const y = Math.round(chart.valToPos(0, "y", true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = color("--ink-3");
  ctx.lineWidth = uPlot.pxRatio;
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}

/**
 * The error of every hour that has its price: a thin line from the curve to the price.
 *
 * @param {uPlot} chart
 * @param {MarketView} market
 * @param {number} until
 */
function drawErrors(chart, market, until) {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.strokeStyle = withOpacity(color("--actual"), 0.4);
  ctx.lineWidth = uPlot.pxRatio;
  ctx.beginPath();
  for (const [index, time] of market.times.entries()) {
    const [price, expected] = [market.actual[index], market.forecast[index]];
    if (price == null || expected == null || time > until) continue;
    const x = chart.valToPos(time, "x", true);
    ctx.moveTo(x, chart.valToPos(expected, "y", true));
    ctx.lineTo(x, chart.valToPos(price, "y", true));
  }
  ctx.stroke();
  ctx.restore();
}

/**
 * The pen: a dot at the right end while the curve is being drawn.
 *
 * @param {uPlot} chart
 * @param {number} position
 */
function drawTip(chart, position) {
  const y = interpolate(chart.data[0], chart.data[forecast] ?? [], position);
  if (y === null) return;
  const { ctx } = chart;
  const [x, top] = [chart.valToPos(position, "x", true), chart.valToPos(y, "y", true)];
  ctx.save();
  for (const [radius, opacity] of /** @type {const} */ ([
    [9, 0.25],
    [4, 1],
  ])) {
    ctx.fillStyle = withOpacity(color("--forecast"), opacity);
    ctx.beginPath();
    ctx.arc(x, top, radius * uPlot.pxRatio, 0, 2 * Math.PI);
    ctx.fill();
  }
  ctx.restore();
}

/**
 * The height of a curve at any time between its points; null outside.
 *
 * @param {ArrayLike<number>} times
 * @param {ArrayLike<number | null | undefined>} values
 * @param {number} at
 */
function interpolate(times, values, at) {
  let before = -1;
  for (let index = 0; index < times.length; index++) {
    if (values[index] == null) continue;
    const time = times[index] ?? 0;
    if (time <= at) before = index;
    else if (before >= 0) {
      const [start, from, to] = [times[before] ?? 0, values[before] ?? 0, values[index] ?? 0];
      return from + ((to - from) * (at - start)) / (time - start);
    }
  }
  return before < 0 ? null : (values[before] ?? null);
}
