/** @import { TopPages } from "../../server/wire.ts" */
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatCount, formatPercent, nothing } from "../shared/format.js";

/** @param {TopPages} top */
export function pagesTable({ pages, views, users }) {
  return element(
    "div",
    {},
    dataTable(
      "Top pages",
      [
        { heading: "Page", cell: (row) => element("span", { title: row.url }, pathOf(row.url)) },
        { heading: "Views", numeric: true, cell: (row) => formatCount(row.views) },
        { heading: "Of all", numeric: true, cell: (row) => formatPercent(row.views / views) },
        { heading: "Users", numeric: true, cell: (row) => formatCount(row.users) },
        { heading: "Hour before", numeric: true, cell: (row) => changeOf(row.views, row.viewsBefore) },
      ],
      pages,
    ),
    element(
      "p",
      { class: "note" },
      `${formatCount(views)} page views by about ${formatCount(users)} users in all; users are estimated to a few percent.`,
    ),
  );
}

/** An address without its host; anything that is no address as it is. @param {string} url */
export function pathOf(url) {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "") || "/";
}

/**
 * @param {number} now
 * @param {number} before
 */
function changeOf(now, before) {
  if (before === 0) return nothing;
  const change = now / before - 1;
  return `${change >= 0 ? "+" : ""}${formatPercent(change)}`;
}
