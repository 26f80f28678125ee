import type { Samples } from "./child.ts";
import { type Figure, quantile } from "./measurements.ts";
import type { Turns } from "./pair.ts";

export const heading = [
  "| work | spark-connect-js | PySpark | ratio | of turns | CPU | goal | |",
  "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
];

/**
 * One line of the table: the figure over all turns of each client and their ratio; the lowest and highest ratio of
 * one pair of turns, which is the noise; the ratio of the clients' own CPU times.
 */
export function line({ title, unit, of, goal }: Figure, turns: Turns): string {
  const [ours, pyspark] = [of(together(turns.ours)), of(together(turns.pyspark))];
  const ratio = ours / pyspark;
  const pairs = turns.ours.map((samples, i) => of(samples) / of(turns.pyspark[i] ?? samples));
  const cpu = quantile(cpuOf(turns.ours), 0.5) / quantile(cpuOf(turns.pyspark), 0.5);
  const cells = [
    title,
    `${rounded(ours)} ${unit}`,
    `${rounded(pyspark)} ${unit}`,
    ratio.toFixed(3),
    `${Math.min(...pairs).toFixed(2)} to ${Math.max(...pairs).toFixed(2)}`,
    unit === "MB" || Number.isNaN(cpu) ? "" : cpu.toFixed(3),
    goal === undefined ? "" : `≤ ${goal}`,
    goal === undefined ? "" : ratio <= goal ? "met" : "missed",
  ];
  return `| ${cells.join(" | ")} |`;
}

/** All samples of a client; of the memory peaks of its processes, the median. */
function together(turns: readonly Samples[]): Samples {
  return {
    ms: turns.flatMap(({ ms }) => ms),
    cpuMs: cpuOf(turns),
    peakMb: quantile(
      turns.map(({ peakMb }) => peakMb),
      0.5,
    ),
  };
}

function cpuOf(turns: readonly Samples[]): number[] {
  return turns.flatMap(({ cpuMs }) => cpuMs);
}

function rounded(value: number): string {
  return value < 100 ? value.toPrecision(3) : value.toFixed(0);
}
