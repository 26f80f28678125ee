/** @import { CheckpointRow, KafkaGroup, PartitionLag } from "../../server/wire.ts" */
import { ageBadge } from "../shared/ages.js";
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatCount } from "../shared/format.js";
import { stateOf } from "../shared/state.js";

/** Streaming queries and how far they have read. @param {readonly CheckpointRow[]} rows */
export function checkpointsTable(rows) {
  return dataTable(
    "Streaming queries by their checkpoints",
    [
      {
        heading: "Query",
        cell: (row) => element("span", {}, row.query, element("small", { class: "below" }, row.job)),
      },
      { heading: "Topic", cell: (row) => topicsOf(row.lags) },
      { heading: "Lag", numeric: true, cell: (row) => formatCount(sumOf(row.lags)) },
      { heading: "Lag by partition", cell: (row) => byPartition(row.lags) },
      { heading: "Batch", numeric: true, cell: (row) => formatCount(row.batchId) },
      { heading: "Done", cell: (row) => ageBadge(row.committedAt, Number.POSITIVE_INFINITY) },
    ],
    rows,
  );
}

/** Consumer groups, one line a topic. @param {readonly KafkaGroup[]} groups */
export function groupsTable(groups) {
  return dataTable(
    "Consumer groups",
    [
      {
        heading: "Group",
        cell: (row) =>
          element(
            "span",
            {},
            row.group,
            element("small", { class: "below" }, row.members.join(", ") || "no member"),
          ),
      },
      { heading: "State", cell: (row) => stateOf(row.state, row.state === "Stable", null) },
      { heading: "Topic", cell: (row) => topicsOf(row.lags) },
      {
        heading: "Lag",
        numeric: true,
        cell: (row) => formatCount(row.lags.length === 0 ? null : sumOf(row.lags)),
      },
      { heading: "Lag by partition", cell: (row) => byPartition(row.lags) },
    ],
    groups.flatMap(byTopic),
  );
}

/** A group that reads several topics has a line for each. @param {KafkaGroup} group @returns {KafkaGroup[]} */
function byTopic(group) {
  const topics = [...new Set(group.lags.map(({ topic }) => topic))];
  if (topics.length < 2) return [group];
  return topics.map((name) => ({ ...group, lags: group.lags.filter(({ topic }) => topic === name) }));
}

/** @param {readonly PartitionLag[]} lags */
function sumOf(lags) {
  return lags.reduce((sum, { lag }) => sum + lag, 0);
}

/** @param {readonly PartitionLag[]} lags */
function topicsOf(lags) {
  return [...new Set(lags.map(({ topic }) => topic))].join(", ") || "nothing committed";
}

/** The lags in order of the partitions; each says its offsets when pointed at. @param {readonly PartitionLag[]} lags */
function byPartition(lags) {
  return element(
    "span",
    { class: "lags" },
    ...lags.map(({ topic, partition, offset, latest, lag }) =>
      element(
        "span",
        { class: "lag", title: `${topic} ${partition}: read to ${offset} of ${latest}` },
        element("small", {}, `${partition}`),
        formatCount(lag),
      ),
    ),
  );
}
