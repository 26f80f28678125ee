/** What one field of a JSON message may hold. A value of the right type outside its bounds is absurd. */
export type MessageField =
  | { readonly kind: "text" }
  /** ISO-8601 in UTC, with its Z. */
  | { readonly kind: "instant" }
  | { readonly kind: "number"; readonly least: number; readonly most: number; readonly optional?: true }
  | { readonly kind: "choice"; readonly of: readonly number[] };

/** The shape of JSON messages, whether they come from a Kafka topic or from the lines of a bronze file. */
export interface MessageContract {
  /** The topic's name, or the file's address. */
  readonly source: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, MessageField>>;
  /** The field `published_at` is compared with to tell a late message; absent where nothing can be late. */
  readonly lateSince?: string;
}
