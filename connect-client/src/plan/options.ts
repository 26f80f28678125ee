/** What an option of a reader or writer may be; Spark gets its text. */
export type OptionValue = string | number | bigint | boolean;

/** The texts of options, as the protocol carries them. */
export function optionTexts(options: Readonly<Record<string, OptionValue>>): Record<string, string> {
  return Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)]));
}
