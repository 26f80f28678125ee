/** @import { Figure, TopicRow } from "../../server/wire.ts" */
import { dataTable } from "../shared/data-table.js";
import { formatCount, formatRate } from "../shared/format.js";
import { Trails } from "../shared/trails.js";

const rates = new Trails();

/**
 * Keeps the rates of a check for the small lines.
 *
 * @param {Figure<readonly TopicRow[]> | undefined} figure
 */
export function rememberRates(figure) {
  rates.remember(
    figure?.asOf,
    (figure?.data ?? []).map(({ topic, messagesPerSecond }) => [topic, messagesPerSecond]),
  );
}

/** @param {readonly TopicRow[]} rows */
export function topicsTable(rows) {
  return dataTable(
    "Topics with their rates",
    [
      { heading: "Topic", cell: (row) => row.topic },
      { heading: "Messages", numeric: true, cell: (row) => formatCount(row.messages) },
      { heading: "Per second", numeric: true, cell: (row) => formatRate(row.messagesPerSecond) },
      { heading: "Last two minutes", cell: (row) => rates.line(row.topic) },
      { heading: "Partitions", numeric: true, cell: (row) => String(row.partitions) },
    ],
    rows,
  );
}
