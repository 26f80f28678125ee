/**
 * A mistake the compiler found, as a sentence: no value has this type, so the editor shows it where the mistake is.
 *
 * `Choices` are what would be right, where they can be listed.
 *
 * @example
 * ```ts
 * const prices = spark.createDataFrame([{ zone: "FR", price: 42.5 }]);
 * type Mistake = SparkTypeError<"column 'prise' is not in this DataFrame, which has", "zone" | "price">;
 * // @ts-expect-error is what prices.select("prise") asks for
 * ```
 */
export interface SparkTypeError<Message extends string, Choices = never> {
  readonly error: Message;
  readonly choices: Choices;
}
