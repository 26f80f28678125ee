import { quantile } from "../../connect-client/bench/measurements.ts";

export { quantile };

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** How the first of two compares with the second, each measured in turns that followed one another. */
export interface Ratio {
  /** Of the medians. */
  readonly ratio: number;
  /** The lowest and the highest of one pair of turns: the noise. */
  readonly of: readonly [lowest: number, highest: number];
}

/** Compares two that took turns. */
export function ratioOf(first: readonly number[], second: readonly number[]): Ratio {
  const pairs = first.map((value, turn) => value / (second[turn] ?? Number.NaN));
  return { ratio: median(first) / median(second), of: [Math.min(...pairs), Math.max(...pairs)] };
}

/**
 * Whether a backlog grows while input comes at an even rate, given in seconds of input and sampled evenly. It rises
 * during each batch and falls at its end, so its highest points are compared: those of the last third of the time
 * with those of the third before. A tenth and half a second are noise.
 */
export function isGrowing(backlogSeconds: readonly number[]): boolean {
  const third = Math.floor(backlogSeconds.length / 3);
  const before = Math.max(...backlogSeconds.slice(third, 2 * third));
  const last = Math.max(...backlogSeconds.slice(2 * third));
  return last > before * 1.1 + 0.5;
}

/** A table in Markdown. */
export function markdown(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A number for people: three digits, or whole with thousands apart. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return "–";
  return value < 100 ? String(Number(value.toPrecision(3))) : Math.round(value).toLocaleString("en-US");
}
