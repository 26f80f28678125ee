import { col, type SparkSession } from "spark-connect-js";
import { placesOfFiles } from "./partition-stats.ts";

/** Of the target size: what a file has that is full, and is not put together with others any more. */
const fullShare = 0.75;

/** A file is put together with smaller ones that have at least a half of its bytes: so it grows by a half or more. */
const mostTimesTheSmaller = 2;

/** Which files are worth being put together. */
export interface JoiningLimits {
  /** Fewer in a partition are left as they are. */
  readonly fewestFiles: number;
  /** Size of the files that are made in the end. */
  readonly targetBytes: number;
}

/** The size from which on a file is full. */
export function fullBytes({ targetBytes }: Pick<JoiningLimits, "targetBytes">): number {
  return Math.floor(targetBytes * fullShare);
}

/**
 * Below which size the files of a table are to be put together now; undefined when no partition has enough of them.
 *
 * A batch leaves a small file every few seconds, and the day's file would be written anew each time that some are put
 * together. So a file waits until the smaller ones have come to half its size: what is left has three times the size of
 * the next smaller one, or more, which makes a few files; and a row is written again a few times, not every few minutes.
 *
 * @param partitions - the sizes of the data files of each
 */
export function joinBelow(
  partitions: Iterable<readonly number[]>,
  limits: JoiningLimits,
): number | undefined {
  let below: number | undefined;
  for (const sizes of partitions) {
    const joined = filesToJoin(sizes, limits);
    const largest = joined.at(-1);
    if (largest !== undefined && joined.length >= limits.fewestFiles)
      below = Math.max(below ?? 0, largest + 1);
  }
  return below;
}

/** The smallest files, in order, up to the last that is not too large for all before it. */
function filesToJoin(sizes: readonly number[], limits: JoiningLimits): readonly number[] {
  const ordered = sizes.filter((size) => size < fullBytes(limits)).sort((a, b) => a - b);
  let [sum, end] = [0, 0];
  for (const [index, size] of ordered.entries()) {
    if (size <= mostTimesTheSmaller * sum) end = index + 1;
    sum += size;
  }
  return ordered.slice(0, end);
}

/** What the newest snapshot of a table consists of. */
export interface TableFiles {
  /** Sizes of the data files, by partition. */
  readonly partitions: ReadonlyMap<string, readonly number[]>;
  /** Files that take rows out of data files. */
  readonly deleteFiles: number;
}

/** Runs a job over metadata: the files of a table's newest snapshot. */
export async function filesOf(spark: SparkSession, table: string): Promise<TableFiles> {
  const rows = await (await placesOfFiles(spark, table))
    .select(col("place"), col("content"), col("file_size_in_bytes").alias("bytes"))
    .collect();
  const partitions = new Map<string, number[]>();
  for (const { place } of rows) partitions.set(String(place), []);
  for (const { place, content, bytes } of rows)
    if (Number(content) === 0) partitions.get(String(place))?.push(Number(bytes));
  return { partitions, deleteFiles: rows.filter(({ content }) => Number(content) !== 0).length };
}
