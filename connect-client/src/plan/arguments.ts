import { inspect } from "node:util";
import { ArgumentError } from "../errors/index.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { randomSeed } from "./random-seed.ts";

const maxInt = 2 ** 31 - 1;

/** Arguments given one by one or, as PySpark allows, all in one list. */
export type OneByOneOrList<T> = readonly T[] | readonly [readonly T[]];

/** The arguments of a method that takes them one by one or in one list. */
export function listOf<T>(args: OneByOneOrList<T>): readonly T[] {
  const [first] = args;
  // A list of one list cannot be told from the list itself by the compiler.
  return (args.length === 1 && Array.isArray(first) ? first : args) as readonly T[];
}

/** One text or a list of them, where PySpark takes either. */
export function textList(argument: string, value: string | readonly string[]): readonly string[] {
  const list = typeof value === "string" ? [value] : value;
  if (!Array.isArray(list)) throw wrongArgument(argument, "text or a list of texts", value);
  return list.map((each, i) => checkText(`${argument}[${i}]`, each));
}

/** The error for an argument of a wrong kind: its name, what it must be, and what it is. */
export function wrongArgument(argument: string, expected: string, value: unknown): ArgumentError {
  return new ArgumentError(`${argument} must be ${expected}, not ${describe(value)}`, {
    pointer: `/${argument.replace(/\[(\d+)\]/g, "/$1")}`,
  });
}

function describe(value: unknown): string {
  if (value instanceof Promise) return "a Promise: await it first";
  if (typeof value === "string") return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  return inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });
}

/** An object of named arguments: a misspelt name would otherwise be left out of the plan without a word. */
export function checkNamed<T extends object>(argument: string, value: T, names: readonly (keyof T)[]): T {
  const isNamed = isPlainObject(value) && Object.keys(value).every((name) => names.includes(name as keyof T));
  if (!isNamed) throw wrongArgument(argument, `{ ${names.join(", ")} }`, value);
  return value;
}

/** Text that is not empty: a name or a path. */
export function checkText(argument: string, value: string): string {
  if (typeof value !== "string") throw wrongArgument(argument, "text", value);
  if (value.trim() === "") throw wrongArgument(argument, "text that is not empty", value);
  return value;
}

/** A choice between names; the error lists them. */
export function checkChoice<V>(argument: string, value: string, choices: Readonly<Record<string, V>>): V {
  const choice = typeof value === "string" && Object.hasOwn(choices, value) ? choices[value] : undefined;
  if (choice === undefined) throw wrongArgument(argument, `one of ${Object.keys(choices).join(", ")}`, value);
  return choice;
}

/** A number of rows: a whole number from 0 to 2³¹ - 1, as the protocol holds it. */
export function checkCount(argument: string, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > maxInt)
    throw wrongArgument(argument, `a whole number from 0 to ${maxInt}`, value);
  return value;
}

/** A number of partitions: a whole number from 1 to 2³¹ - 1. */
export function checkPositive(argument: string, value: number): number {
  if (value === 0) throw wrongArgument(argument, "at least 1", value);
  return checkCount(argument, value);
}

/** A seed as the protocol's 64-bit integer. */
export function toSeed(seed: number | bigint = randomSeed()): bigint {
  if (typeof seed !== "bigint" && !Number.isSafeInteger(seed))
    throw wrongArgument("seed", "a whole number that JavaScript holds exactly", seed);
  const value = BigInt(seed);
  if (BigInt.asIntN(64, value) !== value) throw wrongArgument("seed", "an integer of 64 bits", seed);
  return value;
}
