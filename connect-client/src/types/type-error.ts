/**
 * A mistake the compiler found, as a sentence: no value has this type, so the editor shows it where the mistake is.
 *
 * `Choices` are what would be right, where they can be listed: `select("prise")` on prices by zone asks for a
 * `SparkTypeError<"column 'prise' is not in this DataFrame, which has", "zone" | "price">`.
 */
export interface SparkTypeError<Message extends string, Choices = never> {
  readonly error: Message;
  readonly choices: Choices;
}
