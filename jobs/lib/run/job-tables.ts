import type { TableContract } from "../contract/table-contract.ts";
import type { Job } from "../job/define-job.ts";

/** The tables among what a job writes; topics are the stack's. */
export function tablesOf(writes: readonly (TableContract | string)[]): TableContract[] {
  return writes.filter((target) => typeof target !== "string");
}

/** The tables a job reads and writes: one that is read must be there too, though another job fills it. */
export function tablesAround({ reads, writes }: Pick<Job, "reads" | "writes">): TableContract[] {
  const read = reads.filter((source): source is TableContract => "schema" in source);
  return [...new Set([...read, ...tablesOf(writes)])];
}
