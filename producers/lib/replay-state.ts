import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { writeFileAtomically } from "./atomic-file.ts";
import { parseInstant, toIso } from "./hours.ts";

/** Settings that decide what is sent. A replay keeps them; other settings mean another replay. */
export type ReplaySettings = Readonly<Record<string, string | number | boolean | null>>;

/** Where a producer is in its replay, as kept on the disk. */
export interface ReplayState {
  /** Identity of the replay: part of every event id. */
  readonly replay: string;
  readonly settings: ReplaySettings;
  /** The last simulated time whose messages are all accounted for; null before the first. */
  readonly position: number | null;
}

/** The file in which a producer keeps its position. */
export function stateFile(stateDir: string, producer: string): string {
  return join(stateDir, "producers", `${producer}.json`);
}

/** Reads the position a producer has kept; null if it never ran here. */
export function readReplayState(stateDir: string, producer: string): ReplayState | null {
  const path = stateFile(stateDir, producer);
  if (!existsSync(path)) return null;
  const { replay, settings, position } = JSON.parse(readFileSync(path, "utf8"));
  return { replay, settings, position: position === null ? null : parseInstant(position) };
}

/** Keeps a producer's position durably. */
export function writeReplayState(stateDir: string, producer: string, state: ReplayState): void {
  const position = state.position === null ? null : toIso(state.position);
  writeFileAtomically(stateFile(stateDir, producer), `${JSON.stringify({ ...state, position }, null, 2)}\n`);
}

/** Continues the replay with these settings, or begins another if there is none or `restart` is asked for. */
export function resumeReplay(
  stateDir: string,
  producer: string,
  settings: ReplaySettings,
  restart: boolean,
): ReplayState {
  const kept = readReplayState(stateDir, producer);
  if (kept !== null && !restart && isDeepStrictEqual(kept.settings, settings)) return kept;
  const begun = { replay: randomUUID(), settings, position: null };
  writeReplayState(stateDir, producer, begun);
  return begun;
}
