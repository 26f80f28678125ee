import type { Cursor } from "./hub.ts";

/** A cursor as the id of a server-sent event, for example `9f86d081884c-42`. */
export function formatCursor(cursor: Cursor): string {
  return `${cursor.epoch}-${cursor.sequence}`;
}

/** Reads an event id back; null when it is not one of ours, which means "start from the beginning". */
export function parseCursor(text: string | undefined): Cursor | null {
  const match = /^([0-9a-f]{12})-(\d{1,15})$/.exec(text ?? "");
  if (match === null) return null;
  const [, epoch = "", sequence = ""] = match;
  return { epoch, sequence: Number(sequence) };
}
