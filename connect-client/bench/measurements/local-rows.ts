import { t } from "../../src/index.ts";

export const rowCount = 1_000_000;
export const schema = t.struct({
  id: t.long,
  name: t.string,
  price: t.double,
  at: t.timestamp,
  n: t.integer,
});

/** A million rows no server has seen in an earlier turn. */
export function rowsOf(turn: number) {
  return Array.from({ length: rowCount }, (_, i) => rowOf(turn * rowCount + i));
}

function rowOf(id: number) {
  const at = new Date(1_700_000_000_000 + id);
  return { id, name: `name-${id}`, price: id * 1.5, at, n: id % 1000 };
}
