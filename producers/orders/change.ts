/** What a change does to its row, as the log tells it: create, update, delete. */
export type Op = "c" | "u" | "d";

/** The columns a change sets, by name; values as the Postgres client takes them. */
export type Values = Readonly<Record<string, string | number | boolean | null | readonly (string | null)[]>>;

/** One statement on one order. */
export interface Change {
  readonly op: Op;
  /** Names the order before Postgres has given it an id. */
  readonly order: string;
  /** What it sets; nothing for a deletion. */
  readonly values: Values;
}

/** Many orders of the past at once, made by the database itself: each follows from the seed and its number. */
export interface PastOrders {
  readonly op: "past";
  readonly first: number;
  readonly last: number;
  readonly seed: number;
}

/** Changes that are committed, or given up, together. */
export interface PlannedTransaction<Planned extends Change | PastOrders = Change | PastOrders> {
  readonly changes: readonly Planned[];
  /** Rolled back in place of committed. */
  readonly isGivenUp: boolean;
  /** How long it stays open before its end, in milliseconds. */
  readonly openMs: number;
}

/** A change as Postgres has done it. */
export interface DoneChange {
  readonly op: Op;
  readonly order_id: string;
  /** The version the row has now; of a deleted row the last it had. */
  readonly version: string;
}
