import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A batch that a generator tried to send, with its last word on what became of it. */
export interface LedgerBatch {
  readonly run: string;
  readonly batch: number;
  readonly topic: string;
  readonly partition: number;
  /** How many events it has. */
  readonly size: number;
  /** By kind, how many of them were made wrong on purpose. */
  readonly faults: Readonly<Record<string, number>>;
  readonly sha256: string;
  /** `unknown`: the generator ended before the broker's answer, so it is there as a whole or not at all. */
  readonly outcome: "acked" | "failed" | "unknown";
  readonly offset: bigint | null;
}

/** Reads what the generators noted in `<state folder>/ledger/events-*.jsonl`. */
export async function readBatchLedgers(stateDir: string): Promise<LedgerBatch[]> {
  const folder = join(stateDir, "ledger");
  const names = await readdir(folder).catch(() => [] as string[]);
  const own = names.filter((name) => /^events-.*\.jsonl$/.test(name)).sort();
  const ledgers = await Promise.all(own.map((name) => readFile(join(folder, name), "utf8")));
  return ledgers.flatMap(batchesOf);
}

interface Line {
  readonly run?: string;
  readonly batch?: number;
  readonly topic?: string;
  readonly partition?: number;
  readonly events?: readonly number[];
  readonly faults?: Readonly<Record<string, string>>;
  readonly sha256?: string;
  readonly outcome?: "acked" | "failed";
  readonly offset?: number | null;
}

function batchesOf(ledger: string): LedgerBatch[] {
  let run = "";
  const batches = new Map<number, LedgerBatch>();
  // A line without its newline was cut short by a kill, before its batch left.
  for (const text of ledger.split("\n").slice(0, -1)) {
    const line = JSON.parse(text) as Line;
    if (line.run !== undefined) run = line.run;
    if (line.batch === undefined) continue;
    const known = batches.get(line.batch);
    if (line.outcome !== undefined && known !== undefined) {
      const offset = typeof line.offset === "number" ? BigInt(line.offset) : null;
      batches.set(line.batch, { ...known, outcome: line.outcome, offset });
    } else if (line.topic !== undefined) {
      batches.set(line.batch, leftBatch(run, line.batch, line));
    }
  }
  return [...batches.values()];
}

function leftBatch(run: string, batch: number, line: Line): LedgerBatch {
  const faults: Record<string, number> = {};
  for (const fault of Object.values(line.faults ?? {})) faults[fault] = (faults[fault] ?? 0) + 1;
  return {
    run,
    batch,
    topic: line.topic ?? "",
    partition: line.partition ?? -1,
    size: line.events?.length ?? 0,
    faults,
    sha256: line.sha256 ?? "",
    outcome: "unknown",
    offset: null,
  };
}
