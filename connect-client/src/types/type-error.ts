/**
 * A mistake the compiler found, as a sentence: no value has this type, so the editor shows it where the mistake is.
 */
export interface SparkTypeError<Message extends string> {
  readonly error: Message;
}

/**
 * A name that is none of those it can be: `select("prise")` on prices by zone asks for a
 * `SparkNameError<"column 'prise' is not in this DataFrame, which has", "zone" | "price">`.
 */
export interface SparkNameError<Message extends string, Names> extends SparkTypeError<Message> {
  readonly names: Names;
}
