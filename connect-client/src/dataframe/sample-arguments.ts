import { isPlainObject } from "../internal/plain-object.ts";
import { checkNamed, toSeed, wrongArgument } from "../plan/arguments.ts";

type Seed = number | bigint;

/** How rows are drawn; PySpark's keyword arguments. */
export interface SampleOptions {
  readonly withReplacement?: boolean;
  readonly seed?: Seed;
}

/** The arguments of `sample`, the first two forms in PySpark's order. */
export type SampleArguments =
  | readonly [fraction: number, seedOrOptions?: Seed | SampleOptions | undefined]
  | readonly [withReplacement: boolean, fraction: number, seed?: Seed | undefined];

/** The part of a Sample message that the arguments decide. */
export function sampleFields(args: SampleArguments) {
  const { withReplacement, fraction, seed } = named(args);
  if (typeof withReplacement !== "boolean")
    throw wrongArgument("withReplacement", "true or false", withReplacement);
  const most = withReplacement ? Number.MAX_VALUE : 1;
  if (typeof fraction !== "number" || !(fraction >= 0 && fraction <= most))
    throw wrongArgument("fraction", withReplacement ? "a number from 0" : "a number from 0 to 1", fraction);
  return { upperBound: fraction, withReplacement, seed: toSeed(seed) };
}

function named(args: SampleArguments) {
  if (typeof args[0] === "boolean") return { withReplacement: args[0], fraction: args[1], seed: args[2] };
  const [fraction, last] = args;
  if (!isPlainObject(last)) return { withReplacement: false, fraction, seed: last as Seed | undefined };
  const options = checkNamed<SampleOptions>("options", last, ["withReplacement", "seed"]);
  return { withReplacement: false, seed: undefined, ...options, fraction };
}
