/** @import { HorizonMetric, ModelCard } from "../../server/wire.ts" */
import { ageBadge } from "../shared/ages.js";
import { dataTable } from "../shared/data-table.js";
import { element, svg } from "../shared/dom.js";
import { formatCount, formatPercent, formatPrice, formatRatio } from "../shared/format.js";

/** The two ways the model is evaluated, and what each means for the reader. */
const evaluations = [
  {
    name: "realistic_drivers",
    label: "as really known",
    meaning: "what a forecaster has on the day of issue, last known values or climatology.",
  },
  {
    name: "day_ahead_drivers",
    label: "from day-ahead forecasts",
    meaning: "published for the next day only; used for all seven days they flatter days 2 to 7.",
  },
];

const days = [1, 2, 3, 4, 5, 6, 7];

/**
 * The champion model: what it is, and how it does by horizon day under both assumptions.
 *
 * @param {ModelCard} card
 */
export function modelBody(card) {
  const known = evaluations.filter(({ name }) => card.metrics.some(({ evaluation }) => evaluation === name));
  return element(
    "div",
    { class: "model" },
    element(
      "p",
      { class: "model-version" },
      element("strong", {}, card.modelVersion),
      ` · ${formatCount(card.features.length)} features · trained `,
      ageBadge(card.trainedAt, Number.POSITIVE_INFINITY),
    ),
    known.length === 0
      ? element("p", { class: "empty" }, "This model has no evaluation.")
      : horizonPlot(card.metrics),
    ...known.map(({ name, label, meaning }) =>
      element(
        "p",
        { class: "assumption" },
        element("span", { class: `swatch ${name}`, "aria-hidden": "true" }),
        element("strong", {}, `Drivers ${label}: `),
        meaning,
      ),
    ),
    metricsTable(card.metrics),
  );
}

/** @param {readonly HorizonMetric[]} metrics */
function metricsTable(metrics) {
  /**
   * @param {typeof evaluations[number]} evaluation
   * @param {string} heading
   * @param {(metric: HorizonMetric | undefined) => string} value
   */
  const column = ({ name, label }, heading, value) => ({
    heading,
    group: `Drivers ${label}`,
    numeric: true,
    cell: (/** @type {number} */ day) =>
      value(metrics.find(({ evaluation, horizonDay }) => evaluation === name && horizonDay === day)),
  });
  return dataTable(
    "MAE in euros per megawatt hour, and rMAE against two naive forecasts, by horizon day",
    [
      { heading: "Day ahead", cell: (/** @type {number} */ day) => String(day) },
      ...evaluations.flatMap((evaluation) => [
        column(evaluation, "MAE", (metric) => formatPrice(metric?.maeEurMwh)),
        column(evaluation, "vs. week", (metric) => formatRatio(metric?.rmaeWeek)),
        column(evaluation, "vs. day", (metric) => formatRatio(metric?.rmaeDay)),
        column(evaluation, "In band", (metric) => formatPercent(metric?.coverage)),
      ]),
    ],
    days,
  );
}

/**
 * rMAE against "same hour last week" by horizon day, one line for each assumption; 1 is where the naive forecast is.
 *
 * @param {readonly HorizonMetric[]} metrics
 */
function horizonPlot(metrics) {
  const [width, height, left, right, top, bottom] = [520, 150, 34, 12, 12, 24];
  const highest = Math.max(1.1, ...metrics.map(({ rmaeWeek }) => rmaeWeek * 1.05));
  const x = (/** @type {number} */ day) => left + ((day - 1) / 6) * (width - left - right);
  const y = (/** @type {number} */ value) => height - bottom - (value / highest) * (height - top - bottom);
  const label = (
    /** @type {number} */ at,
    /** @type {number} */ level,
    /** @type {string} */ text,
    /** @type {string} */ anchor,
  ) => svg("text", { x: at, y: level, "text-anchor": anchor }, text);
  return svg(
    "svg",
    {
      class: "horizon-plot",
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-label": "rMAE by horizon day; the numbers stand in the table below",
    },
    ...[0, 0.5, 1].flatMap((level) => [
      svg("line", {
        class: level === 1 ? "naive" : "grid",
        x1: left,
        x2: width - right,
        y1: y(level),
        y2: y(level),
      }),
      label(left - 6, y(level) + 4, String(level), "end"),
    ]),
    label(width - right, y(1) - 5, "same hour last week", "end"),
    ...days.map((day) => label(x(day), height - 6, day === 1 ? "day 1" : String(day), "middle")),
    ...evaluations.flatMap(({ name }) => {
      const points = metrics.filter(({ evaluation }) => evaluation === name);
      if (points.length === 0) return [];
      return [
        svg("polyline", {
          class: name,
          points: points.map((point) => `${x(point.horizonDay)},${y(point.rmaeWeek)}`).join(" "),
        }),
        ...points.map((point) =>
          svg("circle", { class: name, cx: x(point.horizonDay), cy: y(point.rmaeWeek), r: 3.5 }),
        ),
      ];
    }),
  );
}
