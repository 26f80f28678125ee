import { existsSync } from "node:fs";
import { join } from "node:path";
import { choiceOption, UsageError } from "../lib/options.ts";
import type { EnergyHistory } from "./energy-hour.ts";
import { generatedHistory } from "./sources/generated-history.ts";
import { germanHistory } from "./sources/german-history.ts";
import { spanishFiles, spanishHistory } from "./sources/spanish-history.ts";

/** Where a history can come from: the shipped file, a generator that needs none, the Spanish files of a folder. */
export const historySources = ["german", "generated", "spanish"] as const;
export type HistorySource = (typeof historySources)[number];

/** Which history, for which zone. */
export interface HistoryChoice {
  readonly source: string;
  /** The folder of the Spanish files; the others need none. */
  readonly folder: string | null;
  readonly zone: string;
  readonly seed: number;
}

/**
 * Reads or makes the chosen history, which covers 2024.
 *
 * @throws UsageError if the source is unknown, a file of it absent, or it is about another zone than asked for.
 */
export function openHistory({ source, folder, zone, seed }: HistoryChoice): EnergyHistory {
  const history = read(choiceOption("source", source, historySources), folder, zone, seed);
  const found = history.hours[0]?.zone;
  if (found === zone) return history;
  throw new UsageError(
    `--source ${source} is about zone ${found}, and config.energy.zone is ${zone}: set KINDLING_ENERGY_ZONE=${found} or choose another source`,
  );
}

function read(source: HistorySource, folder: string | null, zone: string, seed: number): EnergyHistory {
  switch (source) {
    case "german":
      return germanHistory();
    case "generated":
      return generatedHistory({ zone, seed, from: Date.UTC(2024, 0, 1), until: Date.UTC(2025, 0, 1) });
    case "spanish": {
      if (folder === null) throw new UsageError("--source spanish needs --data <folder of its two files>");
      const absent = Object.values(spanishFiles).filter((file) => !existsSync(join(folder, file)));
      if (absent.length > 0) throw new UsageError(`--data ${folder} has no ${absent.join(" and no ")}`);
      return spanishHistory(folder);
    }
  }
}
