/** @import { Sessions } from "../../server/wire.ts" */
import { barChart, sparse } from "../shared/bars.js";
import { element } from "../shared/dom.js";
import { formatAge, formatCount, formatHour, formatPercent } from "../shared/format.js";

const steps = ["home or product", "cart", "checkout", "order"];

/** @param {Sessions} sessions */
export function sessionsBody({ all, hours, shortened, from, until }) {
  const length = Math.round((Date.parse(until) - Date.parse(from)) / 3_600_000);
  return element(
    "div",
    {},
    element(
      "dl",
      { class: "facts" },
      ...fact("Sessions", formatCount(all.sessions)),
      ...fact("Users", `≈ ${formatCount(all.users)}`),
      ...fact("Pages, median", formatCount(all.medianPages)),
      ...fact("Length, median", formatAge(all.medianSeconds).replace("now", "0 s")),
      ...fact("One page only", formatPercent(all.bounces / all.sessions)),
      ...fact("Still open", formatCount(all.open)),
    ),
    funnel(all.reached),
    barChart(
      "Sessions by the hour they began in; the part that ended with an order is marked",
      hours.map(({ hour, sessions, orders }, index) => ({
        label: sparse(index, hours.length, formatHour(new Date(hour))),
        value: sessions,
        part: orders,
        title: `${formatHour(new Date(hour))}: ${formatCount(sessions)} sessions, ${formatCount(orders)} with an order`,
      })),
      formatCount,
    ),
    element(
      "p",
      { class: "note" },
      `Sessions that began within the newest ${length} h${shortened ? ", fewer than a day because it holds so many page views" : ""}; by hour below, those with an order marked. Half an hour without a page ends a session.`,
    ),
  );
}

/**
 * How far sessions got: each step counts those that made all steps before it, in order.
 *
 * @param {readonly number[]} reached
 */
function funnel(reached) {
  const [first = 0] = reached;
  return element(
    "ol",
    { class: "funnel", "aria-label": "Funnel" },
    ...reached.map((count, index) => {
      const before = reached[index - 1];
      const share = first === 0 ? 0 : count / first;
      return element(
        "li",
        {},
        element("span", { class: "funnel-name" }, steps[index] ?? ""),
        element("meter", {
          min: 0,
          max: 1,
          value: share,
          "aria-label": `${steps[index]}: ${formatPercent(share)}`,
        }),
        element("span", { class: "funnel-count" }, formatCount(count)),
        element(
          "span",
          { class: "funnel-share" },
          before === undefined || before === 0 ? "" : `${formatPercent(count / before)} of the step before`,
        ),
      );
    }),
  );
}

/**
 * @param {string} name
 * @param {string} value
 */
function fact(name, value) {
  return [element("dt", {}, name), element("dd", {}, value)];
}
