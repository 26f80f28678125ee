import { ArgumentError } from "../errors/index.ts";
import { isPlainObject } from "../internal/plain-object.ts";
import { textList, wrongArgument } from "../plan/arguments.ts";

/** A value that `na` can put in or look for. */
export type NaValue = string | number | bigint | boolean;

/** What is replaced, and by what. */
export type Replacements = ReadonlyMap<NaValue, NaValue | null> | { readonly [from: string]: NaValue | null };

type Subset = string | readonly string[];

/** The arguments of `replace`, in both of PySpark's forms. */
export type ReplaceArguments =
  | readonly [replacements: Replacements, subset?: Subset | undefined]
  | readonly [
      from: NaValue | readonly NaValue[],
      to: NaValue | null | readonly (NaValue | null)[],
      subset?: Subset | undefined,
    ];

type Pair = readonly [from: NaValue, to: NaValue | null];

/** @throws {@link ArgumentError} for a value `na` cannot look for or put in */
export function checkNaValue(argument: string, value: unknown): NaValue {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return value;
    default:
      throw wrongArgument(argument, "text, a number or a boolean", value);
  }
}

/** The replacements of a call one by one, and the columns to make them in. */
export function replaceArguments(args: ReplaceArguments): {
  readonly replacements: readonly Pair[];
  readonly subset: readonly string[];
} {
  const [first, second, third] = args;
  const isMap = first instanceof Map || isPlainObject(first);
  const subset = isMap ? second : third;
  const given: readonly (readonly unknown[])[] =
    first instanceof Map ? [...first] : isPlainObject(first) ? Object.entries(first) : pairs(first, second);
  const replacements = given.map(
    ([from, to]): Pair => [checkNaValue("from", from), to === null ? null : checkNaValue("to", to)],
  );
  if (replacements.length === 0) throw new ArgumentError("na.replace() needs at least one value to replace");
  checkOneKind(replacements);
  return { replacements, subset: textList("subset", (subset ?? []) as Subset) };
}

function pairs(from: unknown, to: unknown): readonly (readonly unknown[])[] {
  const froms: readonly unknown[] = Array.isArray(from) ? from : [from];
  const tos: readonly unknown[] = Array.isArray(to) ? to : froms.map(() => to);
  if (froms.length !== tos.length)
    throw wrongArgument("to", `one value, or one for each of the ${froms.length} in from`, to);
  return froms.map((each, i) => [each, tos[i]]);
}

/** The server compares all columns with values of one kind. */
function checkOneKind(replacements: readonly Pair[]): void {
  const kinds = replacements.flat().flatMap((value) => (value === null ? [] : [kindOf(value)]));
  if (new Set(kinds).size > 1)
    throw wrongArgument("the values to replace", "all text, all numbers or all booleans", replacements);
}

function kindOf(value: NaValue): string {
  return typeof value === "bigint" ? "number" : typeof value;
}
