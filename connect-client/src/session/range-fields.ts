import { ArgumentError } from "../errors/index.ts";
import type { RelationFields } from "../plan/relation.ts";

/** Where a range starts, where it ends, and how far its numbers are apart. */
interface Bounds {
  readonly start: number | bigint;
  readonly end: number | bigint;
  readonly step: number | bigint;
}

/** @throws {@link ArgumentError} naming the number that cannot be one of a range */
export function rangeFields({ start, end, step }: Bounds, numPartitions?: number): RelationFields<"range"> {
  const fields = { start: toLong("start", start), end: toLong("end", end), step: toLong("step", step) };
  if (fields.step === 0n) throw new ArgumentError("The step of a range must not be 0.", { pointer: "/step" });
  return numPartitions === undefined ? fields : { ...fields, numPartitions };
}

function toLong(name: string, value: number | bigint): bigint {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return BigInt(value);
  throw new ArgumentError(
    `The ${name} of a range must be a whole number a double holds exactly, not ${value}.`,
    { pointer: `/${name}` },
  );
}
