/** What one field of a JSON message may hold. A value of the right type outside its bounds is absurd. */
export type MessageField =
  | { readonly kind: "text"; readonly optional?: true; readonly mayBeEmpty?: true }
  /** ISO-8601 in UTC, with its Z. */
  | { readonly kind: "instant"; readonly optional?: true }
  | { readonly kind: "number"; readonly least: number; readonly most: number; readonly optional?: true }
  | { readonly kind: "choice"; readonly of: readonly number[] }
  | { readonly kind: "word"; readonly of: readonly string[] }
  /** A whole number of 64 bits, exactly. */
  | { readonly kind: "integer"; readonly optional?: true }
  /** A decimal number written as a text, so that none of its digits is lost on the way. */
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "flag" }
  /** A JSON value of any kind, written as a text. */
  | { readonly kind: "json" }
  /** A list of texts, of which some may be null. */
  | { readonly kind: "texts" };

/** The shape of JSON messages, whether they come from a Kafka topic or from the lines of a bronze file. */
export interface MessageContract {
  /** The topic's name, or the file's address. */
  readonly source: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, MessageField>>;
  /** The field `published_at` is compared with to tell a late message; absent where nothing can be late. */
  readonly lateSince?: string;
  /** The field that must not lie far ahead of the time Kafka gave the message; absent where nothing is checked. */
  readonly futureSince?: string;
}

/** Where a message stops being good; each is needed where the contract or the topic has such a limit. */
export interface MessageLimits {
  /** How long after its own time a message may be published. */
  readonly lateAfterHours?: number;
  /** How far its own time may lie ahead of the time Kafka gave it. */
  readonly futureAfterMinutes?: number;
  /** The bytes a message may have. */
  readonly maxBytes?: number;
}
