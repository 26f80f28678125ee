import { checkText, wrongArgument } from "./arguments.ts";

/** What an option of a reader or writer may be; Spark gets its text. */
export type OptionValue = string | number | bigint | boolean;

/**
 * The texts of options, as the protocol carries them.
 *
 * @throws {@link ArgumentError} for a value that has no text Spark could read: null, undefined, NaN, an object
 */
export function optionTexts(options: Readonly<Record<string, OptionValue>>): Record<string, string> {
  if (typeof options !== "object" || options === null || Array.isArray(options))
    throw wrongArgument("options", "an object from names to values", options);
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, optionText(key, value)]));
}

function optionText(key: string, value: OptionValue): string {
  checkText("the name of an option", key);
  const isText = typeof value === "string" || typeof value === "boolean" || typeof value === "bigint";
  if (!isText && !Number.isFinite(value))
    throw wrongArgument(`option ${key}`, "text, a finite number or a boolean", value);
  return String(value);
}
