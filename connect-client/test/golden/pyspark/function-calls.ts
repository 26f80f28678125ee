import { Column, col, lit } from "../../../src/column/index.ts";
import * as F from "../../../src/functions/index.ts";
import { StructType } from "../../../src/types/index.ts";
import { featureTables } from "../../parity/features.ts";

/** An argument as function_calls.py describes it. */
type Argument = null | string | number | boolean | TaggedArgument;

/** Arguments for one function. */
export interface Call {
  readonly arguments: readonly Argument[];
}

type TaggedArgument =
  | { readonly col: string }
  | { readonly lambda: 1 | 2 | 3 }
  | { readonly list: readonly Argument[] }
  | { readonly options: Readonly<Record<string, string>> }
  | { readonly schema: string }
  | { readonly hex: string }
  | { readonly named: Readonly<Record<string, string>> };

const lambdas = {
  1: (x: Column) => F.struct(x, lit(1)),
  2: (x: Column, y: Column) => F.struct(x, y),
  3: (x: Column, y: Column, z: Column) => F.struct(x, y, z),
};

/** An argument as TypeScript passes it; what Python names has an order here. */
function argumentsOf(argument: Argument): readonly unknown[] {
  const isNamed = typeof argument === "object" && argument !== null && "named" in argument;
  return isNamed ? Object.values(argument.named) : [argumentOf(argument)];
}

function argumentOf(argument: Argument): unknown {
  if (argument === null) return undefined;
  if (typeof argument !== "object") return argument;
  if ("col" in argument) return col(argument.col);
  if ("lambda" in argument) return lambdas[argument.lambda];
  if ("list" in argument) return argument.list.map(argumentOf);
  if ("options" in argument) return argument.options;
  if ("schema" in argument) return StructType.fromDDL(argument.schema);
  if ("hex" in argument) return Buffer.from(argument.hex, "hex");
  throw new Error(`an argument of an unknown kind: ${JSON.stringify(argument)}`);
}

const present = featureTables()
  .filter(({ title }) => ["functions", "functions.partitioning"].includes(title))
  .flatMap(({ features }) => features)
  .filter(({ status }) => status === "present" || status === "renamed");

const takesDataFrame = "broadcast";

/** All functions of PySpark that make a column, by their names there. */
export const functionNames = present.map(({ name }) => name).filter((name) => name !== takesDataFrame);

/** Where we take an object for what PySpark takes one by one: its names, in the order of PySpark's parameters. */
const partsOfInterval = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"];
const sketchOptions = ["lgNomEntries", "mode"];
const inObject: Readonly<Record<string, readonly [position: number, names: readonly string[]]>> = {
  make_interval: [0, partsOfInterval],
  try_make_interval: [0, partsOfInterval],
  ...Object.fromEntries(
    ["double", "integer"].flatMap((kind) => [
      [`tuple_sketch_agg_${kind}`, [2, sketchOptions]],
      [`tuple_union_agg_${kind}`, [1, sketchOptions]],
      [`tuple_union_${kind}`, [2, sketchOptions]],
      [`tuple_union_theta_${kind}`, [2, sketchOptions]],
    ]),
  ),
};

/** PySpark's arguments as we take them. */
function adapted(name: string, args: readonly unknown[]): readonly unknown[] {
  const [position, names] = inObject[name] ?? [args.length, []];
  const rest = args.slice(position);
  if (rest.length === 0) return args;
  return [...args.slice(0, position), Object.fromEntries(rest.map((value, i) => [names[i], value]))];
}

/** The column our function makes of a call of PySpark's. */
export function callFunction(name: string, given: readonly Argument[]): Column {
  const ours = present.find((feature) => feature.name === name)?.ours ?? name;
  const f: unknown = Object.entries(F).find(([key]) => key === ours)?.[1];
  if (typeof f !== "function") throw new Error(`there is no function ${ours}`);
  const column: unknown = f(...adapted(name, given.flatMap(argumentsOf)));
  if (!(column instanceof Column)) throw new Error(`${ours} makes no column`);
  return column;
}
