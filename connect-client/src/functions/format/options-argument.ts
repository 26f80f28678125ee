import { type Column, invoke } from "../../column/column.ts";
import { type OptionValue, optionTexts } from "../../plan/options.ts";
import { value } from "../define.ts";

/** Options of a function such as `from_json`, which Spark takes as a map of text. */
export type Options = Readonly<Record<string, OptionValue>>;

/** Options as the last argument of a call; undefined when there are none. */
export function optionsArgument(options: Options | undefined): Column | undefined {
  return options && invoke("map", ...Object.entries(optionTexts(options)).flat().map(value));
}
