import { ArgumentError } from "../errors/index.ts";
import { randomSeed } from "../plan/random-seed.ts";

const maxInt = 2 ** 31 - 1;

/** A number of rows: a whole number from 0 to 2³¹ - 1, as the protocol holds it. */
export function checkCount(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > maxInt)
    throw new ArgumentError(`${name} must be a whole number from 0 to ${maxInt}, not ${value}`);
  return value;
}

/** A number of partitions: a whole number from 1 to 2³¹ - 1. */
export function checkPositive(name: string, value: number): number {
  if (value === 0) throw new ArgumentError(`${name} must be at least 1, not 0`);
  return checkCount(name, value);
}

/** A seed as the protocol's 64-bit integer. */
export function toSeed(seed: number | bigint = randomSeed()): bigint {
  if (typeof seed === "number" && !Number.isSafeInteger(seed))
    throw new ArgumentError(`seed must be a whole number that JavaScript holds exactly, not ${seed}`);
  const value = BigInt(seed);
  if (BigInt.asIntN(64, value) !== value) throw new ArgumentError(`seed ${value} does not fit 64 bits`);
  return value;
}
