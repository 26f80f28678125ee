import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type PublicSymbol, publicSymbols } from "./public-symbols.ts";

const symbols = [...publicSymbols("src/index.ts"), ...publicSymbols("src/ml/index.ts")].filter(
  ({ doc }) => !doc.includes("@internal"),
);
const callables = symbols.filter(({ kind }) => kind === "callable");
const byName = new Map(symbols.map((symbol) => [symbol.name, symbol]));

/** Those that break a rule, each with its place. */
function breaking(list: readonly PublicSymbol[], keeps: (symbol: PublicSymbol) => boolean): string[] {
  return list.filter((symbol) => !keeps(symbol)).map(({ name, place }) => `${name} (${place})`);
}

/** What a symbol is another name or form of: its first sentence begins with a link. */
function originalOf({ name, doc }: PublicSymbol): PublicSymbol | undefined {
  const target = /^\{@link ([\w.]+)\}/.exec(doc)?.[1];
  if (target === undefined) return undefined;
  const scope = name.slice(0, name.lastIndexOf(".") + 1);
  return byName.get(scope + target) ?? byName.get(target);
}

/** Whether a symbol, or what it is another name of, says something. */
function says(symbol: PublicSymbol, what: RegExp): boolean {
  if (what.test(symbol.doc)) return true;
  const original = originalOf(symbol);
  return original !== undefined && original !== symbol && says(original, what);
}

/** Whether there is an example with it: its own, or one of its class that calls it. */
function hasExample(symbol: PublicSymbol): boolean {
  const [className = "", member] = symbol.name.split(".");
  const ofClass = byName.get(className)?.doc.split("@example")[1] ?? "";
  const calls = member === "toJSON" ? [".toJSON(", "JSON.stringify("] : [`.${member}(`];
  if (symbol.doc.includes("@example") || calls.some((call) => ofClass.includes(call))) return true;
  const original = originalOf(symbol);
  return original !== undefined && original !== symbol && hasExample(original);
}

/** The names that PySpark has for the members of a class, from the lists of the parity test. */
function pysparkNames(className: string): readonly string[] {
  const file = className.replaceAll(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase();
  const renamed: Record<string, string> = { "runtime-config": "runtime-conf" };
  try {
    const path = new URL(`../../parity/names/${renamed[file] ?? file}.json`, import.meta.url);
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return [];
  }
}

/** Of functions it is said once, at the head of their index, that PySpark has the same names. */
function isInPyspark({ name }: PublicSymbol): boolean {
  const [className = "", member = ""] = name.split(".");
  return className !== "functions" && pysparkNames(className).includes(member);
}

/** How a doc comment says that something is sent, and what for. */
const cost =
  /Runs (a job|a command|jobs)|(Asks|Tells) the server|Uploads|Waits|Connects|Starts|Stops|Ends|Sends nothing/;

describe("every public symbol", () => {
  it("says what it is in a first sentence", () => {
    expect(breaking(symbols, ({ doc }) => /^[^@\s].*?[.:;]/s.test(doc))).toEqual([]);
  });

  it("has an example where it can be called, or is another name of one that has", () => {
    expect(breaking(callables, hasExample)).toEqual([]);
  });

  // Parameters have accessors made from a table; examples of the classes show them, and `explainParams` lists them.
  it("has an example where it is an operator of ML, or names the one it comes from", () => {
    const operators = publicSymbols("src/ml/index.ts").filter(({ kind }) => kind === "class");
    expect(breaking(operators, ({ doc }) => /@example|\{@link/.test(doc))).toEqual([]);
  });

  it("names the errors it throws itself", () => {
    const throwing = callables.filter(({ source }) => /\bthrow\b|\bcheck[A-Z]\w*\(/.test(source));
    expect(breaking(throwing, (symbol) => says(symbol, /@throws/))).toEqual([]);
  });

  it("names what it is in PySpark, where that has it", () => {
    const known = callables.filter(isInPyspark);
    expect(breaking(known, (symbol) => says(symbol, /@see PySpark/))).toEqual([]);
  });

  it("says what it costs where it waits for the server", () => {
    const waiting = callables.filter(({ source }) => /\)\s*:\s*(Promise|AsyncGenerator)</.test(source));
    expect(breaking(waiting, (symbol) => says(symbol, cost))).toEqual([]);
  });
});
