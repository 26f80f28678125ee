import { type ParseArgsConfig, parseArgs } from "node:util";
import { parseInstant } from "./hours.ts";

type OptionSpecs = NonNullable<ParseArgsConfig["options"]>;

/** A command was called in a way it does not understand; the message says which and what it takes. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/**
 * Reads the options of a command; `--help` prints `usage` and ends the process.
 *
 * @throws UsageError for an option that is not in `specs`, or a value where none belongs.
 */
export function readOptions<const T extends OptionSpecs>(usage: string, specs: T, args: readonly string[]) {
  try {
    const options = { ...specs, help: { type: "boolean" } } as const;
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    if (!("help" in values && values.help === true)) return values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
  process.stdout.write(`${usage}\n`);
  process.exit(0);
}

/** Reads a number between two bounds, both allowed. */
export function numberOption(name: string, text: string, least: number, most: number): number {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new UsageError(`--${name} is "${text}": expected a number from ${least} to ${most}`);
}

/** Reads a whole number between two bounds, both allowed. */
export function wholeOption(name: string, text: string, least: number, most: number): number {
  const value = numberOption(name, text, least, most);
  if (Number.isInteger(value)) return value;
  throw new UsageError(`--${name} is "${text}": expected a whole number`);
}

/** Reads a UTC time into epoch milliseconds. */
export function instantOption(name: string, text: string): number {
  try {
    return parseInstant(text);
  } catch (error) {
    throw new UsageError(`--${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Reads one of a few words. */
export function choiceOption<const W extends string>(name: string, text: string, words: readonly W[]): W {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return word;
  throw new UsageError(`--${name} is "${text}": expected ${words.join(", ")}`);
}
