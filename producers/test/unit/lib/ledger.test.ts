import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type LedgerEntry, ledgerFolder, openLedger, runName } from "../../../lib/ledger.ts";
import { readLedger, readLedgers } from "../../../lib/ledger-reader.ts";

const folder = () => mkdtempSync(join(tmpdir(), "kindling-ledger-"));

function entry(sendId: string, values: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    send_id: sendId,
    event_id: sendId,
    replay: "r1",
    topic: "t",
    key: "k",
    sha256: "00",
    fate: "written",
    fault: null,
    sent_at: "2024-11-01T00:00:00.000Z",
    outcome: "unknown",
    partition: 0,
    offset: null,
    ...values,
  };
}

it("the last word on a sending counts, over all runs of the replay", () => {
  const state = folder();
  const first = openLedger(state, "feed", "20240101T000000000Z-1");
  first.append([entry("a"), entry("b"), entry("x", { replay: "r0" })]);
  first.append([entry("a", { outcome: "acked", offset: 7 })]);
  first.close();
  const second = openLedger(state, "feed", "20240102T000000000Z-1");
  second.append([entry("b", { outcome: "failed" })]);
  second.close();
  const other = openLedger(state, "feed-of-another", "20240102T000000000Z-1");
  other.append([entry("c")]);
  other.close();
  const read = [...readLedgers(state, "feed", "r1").values()];
  expect(read.map(({ send_id, outcome, offset }) => [send_id, outcome, offset])).toEqual([
    ["a", "acked", 7],
    ["b", "failed", null],
  ]);
});

it("a run never writes into another's ledger", () => {
  const state = folder();
  openLedger(state, "feed", "one").close();
  expect(() => openLedger(state, "feed", "one")).toThrow("EEXIST");
});

it("a line cut short says nothing; a complete line that is no entry is an error with its place", () => {
  const state = folder();
  const ledger = openLedger(state, "feed", runName());
  ledger.append([entry("a")]);
  ledger.close();
  appendFileSync(ledger.path, JSON.stringify(entry("b")).slice(0, 40));
  expect(readLedger(ledger.path).map(({ send_id }) => send_id)).toEqual(["a"]);
  writeFileSync(ledger.path, `${JSON.stringify(entry("a"))}\nnot json\n`);
  expect(() => readLedger(ledger.path)).toThrow(`${ledger.path}:2 is not a ledger entry: not json`);
  expect(readLedgers(folder(), "feed", "r1").size).toBe(0);
});

it("run names sort by time", () => {
  const name = runName(new Date("2024-11-01T02:03:04.005Z"), 99);
  expect(name).toBe("20241101T020304005Z-99");
});

it("a process killed at any moment leaves a ledger that says only what it knew", {
  timeout: 60_000,
}, async () => {
  const state = folder();
  const writer = fileURLToPath(new URL("./endless-ledger.ts", import.meta.url));
  for (const [kill, delayMs] of [30, 5, 60].entries()) {
    const child = spawn(process.execPath, ["--import", "tsx", writer, state], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    const exited = once(child, "exit");
    setTimeout(() => child.kill("SIGKILL"), delayMs);
    await exited;
    const files = readdirSync(ledgerFolder(state)).sort();
    expect(files).toHaveLength(kill + 1);
    const path = join(ledgerFolder(state), files[kill] ?? "");
    const lines = readLedger(path);
    // The writer says "acked" of n only after it has said "unknown" of n, and of n+1 only after "acked" of n.
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.map(({ send_id, outcome }) => `${send_id} ${outcome}`)).toEqual(
      lines.map((_, index) => `${Math.floor(index / 2)} ${index % 2 === 0 ? "unknown" : "acked"}`),
    );
  }
});
