import { growthChart } from "../lib/charts/growth-chart.ts";
import { type Needs, needsAt, type Settings, sharesOfOneMachine } from "./projection.ts";
import { sources, type Units } from "./units.ts";

/** A trigger that is waited for longer, and looks through the remembered keys less often. */
const slowTrigger = 30;

/** Multiples of the load that are looked at. */
export const steps = [1, 10, 100, 1_000] as const;

/** What the page computes from: the units, what the platform is set to, and the size of the disk. */
export interface Basis {
  readonly units: Units;
  readonly settings: Settings;
  readonly diskBytes: number;
}

/** The part of the page that is computed: the units, what each step needs, and what to set. */
export function computedPart({ units, settings, diskBytes }: Basis): string {
  const needs = steps.map((times) => needsAt(times, units, settings));
  return [
    "### Units",
    "",
    `${units.conditions}`,
    "",
    unitsTable(units),
    "",
    "### When one machine is full",
    "",
    limitsTable({ units, settings, diskBytes }),
    "",
    "### What each step needs",
    "",
    needsTable(needs),
    "",
    "### What to set",
    "",
    settingsTable(needs, { units, settings, diskBytes }),
  ].join("\n");
}

/** The picture of the page. */
export function scalingPicture({ units, settings, diskBytes }: Basis): string {
  const shares = steps.map((times) =>
    sharesOfOneMachine(needsAt(times, units, settings), settings, diskBytes),
  );
  const names = Object.keys(shares[0] ?? {}) as (keyof (typeof shares)[number])[];
  return growthChart({
    title: "What a load takes of one machine",
    unit: `1 = all of its ${settings.cores} cores, of its ${bytes(diskBytes)} of disk, or of what a trigger may read`,
    steps: steps.map((times) => `${times.toLocaleString("en-US")} ×`),
    lines: Object.fromEntries(names.map((name) => [name, shares.map((share) => share[name])])),
    limit: { name: "one machine", value: 1 },
  });
}

function unitsTable(units: Units): string {
  const { sources: of, minutes, cpuPerBatch, metadataBytesPerSnapshot } = units;
  return table(
    ["unit", ...sources],
    [
      ["bytes of a message in Kafka", ...sources.map((source) => fixed(of[source].kafkaBytes, 1))],
      ["bytes of a row in Parquet", ...sources.map((source) => fixed(of[source].parquetBytes, 1))],
      [
        "CPU seconds for 100,000 events to bronze",
        ...sources.map((source) => fixed(of[source].cpuPer100k, 1)),
      ],
      [
        "of them, reading and judging, which dead letters cost again",
        ...sources.map((source) => fixed(of[source].judgeCpuPer100k, 1)),
      ],
      ["CPU seconds for 100,000 events to minutes", fixed(minutes.cpuPer100k, 1), "–"],
      ["CPU seconds for a batch with next to no rows", fixed(cpuPerBatch, 2), "the same"],
      [
        "bytes of state for a remembered key",
        ...sources.map((source) => fixed(of[source].stateBytes / of[source].stateKeys, 1)),
      ],
      [
        "microseconds a batch takes for each remembered key",
        ...sources.map((source) => fixed((of[source].stateScanSeconds / of[source].stateKeys) * 1e6, 2)),
      ],
      ["data files a batch adds", ...sources.map((source) => fixed(of[source].filesPerCommit, 0))],
      [
        "requests to the store in a minute, all queries and maintenance",
        whole(units.requestsPerMinute),
        "the same",
      ],
      ["bytes of table metadata for a snapshot", fixed(metadataBytesPerSnapshot, 0), "the same"],
    ],
  );
}

/** Multiples of the load at which one machine is full; every need but the cores of idle batches grows with load. */
function limitsTable({ units, settings, diskBytes }: Basis): string {
  const shares = (times: number) => sharesOfOneMachine(needsAt(times, units, settings), settings, diskBytes);
  const [none, one] = [shares(0), shares(1)];
  const names = Object.keys(one) as (keyof typeof one)[];
  const limits = names
    .map((name) => ({ name, times: (1 - none[name]) / (one[name] - none[name]) }))
    .sort((a, b) => a.times - b.times);
  return table(
    ["of", "at so many times the load"],
    limits.map(({ name, times }) => [name, `${Number(times.toPrecision(2)).toLocaleString("en-US")} ×`]),
  );
}

function needsTable(needs: readonly Needs[]): string {
  const row = (name: string, value: (need: Needs) => string) => [name, ...needs.map(value)];
  return table(
    ["need", ...needs.map(({ times }) => `${times.toLocaleString("en-US")} ×`)],
    [
      row("events a second", ({ eventsPerSecond }) => whole(eventsPerSecond)),
      row("cores busy", ({ cores }) => fixed(cores, 2)),
      row("of them, looking through remembered keys", ({ coresForgetting }) => fixed(coresForgetting, 2)),
      row("cores, half of them in reserve", ({ coresWithReserve }) => whole(Math.ceil(coresWithReserve))),
      row("partitions of a topic", ({ partitions }) => whole(partitions)),
      row("Kafka a day, each replica", ({ kafkaBytesPerDay }) => bytes(kafkaBytesPerDay)),
      row("lake a day", ({ lakeBytesPerDay }) => bytes(lakeBytesPerDay)),
      row("state of both queries", ({ stateBytes }) => bytes(stateBytes)),
      row("messages a trigger, of one query", ({ messagesPerTrigger }) => whole(messagesPerTrigger)),
      row("commits a day, both tables", ({ commitsPerDay }) => whole(commitsPerDay)),
      row("files written a day, both tables", ({ filesWrittenPerDay }) => whole(filesWrittenPerDay)),
      row("files kept a day", ({ filesKeptPerDay }) => whole(filesKeptPerDay)),
      row("requests to the store a day", ({ requestsPerDay }) => whole(requestsPerDay)),
      row("metadata each commit writes anew", ({ metadataBytes }) => bytes(metadataBytes)),
    ],
  );
}

function settingsTable(needs: readonly Needs[], { units, settings, diskBytes }: Basis): string {
  const { mostPerTrigger } = settings;
  const slower = (times: number) => needsAt(times, units, { ...settings, triggerSeconds: slowTrigger });
  const row = (name: string, value: (need: Needs) => string) => [name, ...needs.map(value)];
  return table(
    ["setting", ...needs.map(({ times }) => `${times.toLocaleString("en-US")} ×`)],
    [
      row("`topics[].partitions` of `clickstream` and `iot`", ({ partitions }) => whole(partitions)),
      row("`spark.cores`, over all workers", ({ coresWithReserve }) =>
        whole(Math.max(2, Math.ceil(coresWithReserve))),
      ),
      row("`spark.workers`, where one has 8 cores", ({ coresWithReserve }) =>
        whole(Math.ceil(coresWithReserve / 8)),
      ),
      row(`\`spark.cores\` with \`events.trigger_seconds: ${slowTrigger}\``, ({ times }) =>
        whole(Math.max(2, Math.ceil(slower(times).coresWithReserve))),
      ),
      row("`spark.shuffle_partitions`", ({ coresWithReserve }) =>
        whole(Math.max(2, Math.ceil(coresWithReserve))),
      ),
      row("`kafka.brokers`, with `kafka.replication: 2` of a week", ({ times, kafkaBytesPerDay }) =>
        whole(brokersFor(times, (2 * 7 * kafkaBytesPerDay) / diskBytes)),
      ),
      row("messages a trigger reads at most", ({ messagesPerTrigger }) =>
        whole(Math.max(mostPerTrigger, 2 * messagesPerTrigger)),
      ),
    ],
  );
}

/** One broker holds no second copy, and two do not agree without a third. Disks are filled to two thirds. */
function brokersFor(times: number, disks: number): number {
  return times === 1 ? 1 : Math.max(3, Math.ceil(disks * 1.5));
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map((_, i) => (i === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}

function fixed(value: number, decimals: number): string {
  return value.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

function whole(value: number): string {
  return fixed(value, 0);
}

function bytes(value: number): string {
  const unit = ["B", "kB", "MB", "GB", "TB", "PB"];
  const step = Math.max(0, Math.min(unit.length - 1, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${Number((value / 1_000 ** step).toPrecision(3))} ${unit[step]}`;
}
