import type { Samples } from "./child.ts";

/** One line of the report: what of the samples is compared, and which share of PySpark's is the goal. */
export interface Figure {
  readonly title: string;
  readonly unit: "ms" | "MB";
  readonly of: (samples: Samples) => number;
  /** As a ratio to PySpark's; undefined where there is none. */
  readonly goal?: number;
}

/** A pair of programs, `measurements/<name>.ts` and `.py`, and how often each runs. */
export interface Measurement {
  readonly name: string;
  /** PySpark's program where it has another name: what a limit is compared with. */
  readonly pyspark?: string;
  /** Each client takes its turns alternately with the other. */
  readonly turns: number;
  readonly samplesPerTurn: number;
  /** Untimed samples before the first turn, in which servers and clients compile what is hot. */
  readonly warmUp: number;
  /** Whether each turn is a process of its own, whose life is timed from outside where it tells no times. */
  readonly fresh?: boolean;
  readonly figures: readonly Figure[];
}

const median = (samples: Samples) => quantile(samples.ms, 0.5);
const p99 = (samples: Samples) => quantile(samples.ms, 0.99);

export const measurements: readonly Measurement[] = [
  {
    name: "select-one",
    turns: 10,
    samplesPerTurn: 40,
    warmUp: 40,
    figures: [
      { title: "`select 1` round trip, p50", unit: "ms", of: median, goal: 0.5 },
      { title: "`select 1` round trip, p99", unit: "ms", of: p99, goal: 0.8 },
    ],
  },
  {
    name: "raw-select-one",
    pyspark: "select-one",
    turns: 10,
    samplesPerTurn: 40,
    warmUp: 40,
    figures: [
      { title: "the same by gRPC alone (the limit), p50", unit: "ms", of: median },
      { title: "the same by gRPC alone (the limit), p99", unit: "ms", of: p99 },
    ],
  },
  {
    name: "rows",
    turns: 5,
    samplesPerTurn: 1,
    warmUp: 1,
    figures: [{ title: "1,000,000 rows × 10 columns to row objects", unit: "ms", of: median, goal: 0.2 }],
  },
  {
    name: "arrow",
    turns: 5,
    samplesPerTurn: 1,
    warmUp: 1,
    figures: [{ title: "the same to Arrow", unit: "ms", of: median, goal: 1 }],
  },
  {
    name: "raw-bytes",
    turns: 5,
    samplesPerTurn: 1,
    warmUp: 1,
    figures: [{ title: "the same received and thrown away (the limit)", unit: "ms", of: median }],
  },
  {
    name: "first-row",
    turns: 5,
    samplesPerTurn: 1,
    warmUp: 1,
    figures: [{ title: "first row of 10,000,000", unit: "ms", of: median, goal: 0.5 }],
  },
  {
    name: "raw-first-row",
    pyspark: "first-row",
    turns: 5,
    samplesPerTurn: 1,
    warmUp: 1,
    figures: [{ title: "until its bytes are here (the limit)", unit: "ms", of: median }],
  },
  {
    name: "create-dataframe",
    turns: 5,
    samplesPerTurn: 1,
    warmUp: 1,
    figures: [
      { title: "`createDataFrame` of 1,000,000 rows × 5, and count", unit: "ms", of: median, goal: 0.5 },
    ],
  },
  {
    name: "count-again",
    pyspark: "create-dataframe",
    turns: 5,
    samplesPerTurn: 1,
    warmUp: 1,
    figures: [{ title: "counted again, nothing sent (the limit)", unit: "ms", of: median }],
  },
  {
    name: "encode-select",
    turns: 5,
    samplesPerTurn: 3,
    warmUp: 2,
    figures: [{ title: "build and encode 2,000 expressions", unit: "ms", of: median, goal: 0.07 }],
  },
  {
    name: "chained-columns",
    turns: 5,
    samplesPerTurn: 3,
    warmUp: 2,
    figures: [{ title: "build and encode 1,000 chained withColumn", unit: "ms", of: median, goal: 0.05 }],
  },
  {
    name: "first-query",
    turns: 7,
    samplesPerTurn: 1,
    warmUp: 1,
    fresh: true,
    figures: [{ title: "import and first query of a fresh process", unit: "ms", of: median, goal: 0.5 }],
  },
  {
    name: "raw-first-query",
    pyspark: "first-query",
    turns: 7,
    samplesPerTurn: 1,
    warmUp: 1,
    fresh: true,
    figures: [{ title: "the same with gRPC alone (the limit)", unit: "ms", of: median }],
  },
  {
    name: "rows",
    turns: 3,
    samplesPerTurn: 1,
    warmUp: 0,
    fresh: true,
    figures: [{ title: "peak memory of the row collect", unit: "MB", of: ({ peakMb }) => peakMb, goal: 0.4 }],
  },
];

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
