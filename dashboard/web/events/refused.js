/** @import { Refused } from "../../server/wire.ts" */
import { ageBadge } from "../shared/ages.js";
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatCount } from "../shared/format.js";

const sourceNames = { clickstream: "page views", iot: "sensor reports" };

/** @param {Refused} refused */
export function refusedBody({ rows, late, since }) {
  return element(
    "div",
    {},
    rows.length === 0
      ? element("p", { class: "empty" }, `Nothing was refused since ${since}.`)
      : dataTable(
          "Refused messages by reason",
          [
            { heading: "Reason", cell: (row) => row.reason },
            { heading: "Topic", cell: (row) => row.source },
            { heading: "Messages", numeric: true, cell: (row) => formatCount(row.messages) },
            { heading: "Newest", cell: (row) => ageBadge(row.newest, Number.POSITIVE_INFINITY) },
          ],
          rows,
        ),
    ...late.map((row) =>
      element(
        "p",
        { class: "note" },
        `${formatCount(row.late)} of the ${formatCount(row.events)} ${sourceNames[row.source]} of the newest day came late: in the lake, in no window.`,
      ),
    ),
  );
}
