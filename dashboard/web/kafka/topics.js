/** @import { Figure, KafkaTopic } from "../../server/wire.ts" */
import { dataTable } from "../shared/data-table.js";
import { element } from "../shared/dom.js";
import { formatBytes, formatCount, formatRate } from "../shared/format.js";
import { Trails } from "../shared/trails.js";

const rates = new Trails();

/**
 * Keeps the rates of a check for the small lines.
 *
 * @param {Figure<readonly KafkaTopic[]> | undefined} figure
 */
export function rememberRates(figure) {
  rates.remember(
    figure?.asOf,
    (figure?.data ?? []).map(({ topic, messagesPerSecond }) => [topic, messagesPerSecond]),
  );
}

/**
 * @param {readonly KafkaTopic[]} topics
 * @param {string | null} chosen
 */
export function topicsTable(topics, chosen) {
  return dataTable(
    "Topics",
    [
      { heading: "Topic", cell: (row) => topicLink(row, chosen) },
      { heading: "Messages", numeric: true, cell: (row) => formatCount(row.messages) },
      { heading: "Per second", numeric: true, cell: (row) => formatRate(row.messagesPerSecond) },
      { heading: "Last minutes", cell: (row) => rates.line(row.topic) },
      { heading: "Partitions", numeric: true, cell: (row) => formatCount(row.partitions.length) },
      { heading: "Replicas", numeric: true, cell: replicasOf },
      { heading: "On disk", numeric: true, cell: (row) => formatBytes(sizeOf(row)) },
    ],
    topics,
  );
}

/** @param {KafkaTopic} topic */
export function partitionsTable({ topic, partitions }) {
  return dataTable(
    `Partitions of ${topic}`,
    [
      { heading: "Partition", cell: (row) => String(row.partition) },
      { heading: "Leader", cell: (row) => (row.leader < 0 ? "none" : String(row.leader)) },
      { heading: "Replicas", cell: (row) => row.replicas.join(", ") },
      { heading: "In sync", cell: (row) => row.inSync.join(", ") },
      { heading: "Earliest offset", numeric: true, cell: (row) => row.earliest },
      { heading: "Latest offset", numeric: true, cell: (row) => row.latest },
      {
        heading: "Messages",
        numeric: true,
        cell: (row) => formatCount(Number(BigInt(row.latest) - BigInt(row.earliest))),
      },
      { heading: "On disk", numeric: true, cell: (row) => formatBytes(row.bytes) },
    ],
    partitions,
  );
}

/**
 * @param {KafkaTopic} topic
 * @param {string | null} chosen
 */
function topicLink({ topic, internal }, chosen) {
  return element(
    "span",
    {},
    element(
      "a",
      {
        href: `#${encodeURIComponent(topic)}`,
        "data-key": topic,
        "aria-current": topic === chosen ? "true" : null,
      },
      topic,
    ),
    internal && element("small", { class: "quiet" }, " Kafka’s own"),
  );
}

/** Copies of each message, and how many of them are behind. @param {KafkaTopic} topic */
function replicasOf({ partitions }) {
  const copies = Math.max(0, ...partitions.map(({ replicas }) => replicas.length));
  const behind = partitions.filter(({ replicas, inSync }) => inSync.length < replicas.length).length;
  return behind === 0 ? String(copies) : `${copies}, ${behind} partitions behind`;
}

/** @param {KafkaTopic} topic */
function sizeOf({ partitions }) {
  const sizes = partitions.flatMap(({ bytes }) => bytes ?? []);
  return sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0);
}
