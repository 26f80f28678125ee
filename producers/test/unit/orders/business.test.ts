import { expect, it } from "vitest";
import { Business } from "../../../orders/simulate/business.ts";

const plan = { seed: 7, lane: 0, rollbackShare: 0.1, burstShare: 0.02 };

function live(count: number, changed: Partial<typeof plan> = {}) {
  const business = new Business({ ...plan, ...changed });
  return Array.from({ length: count }, () => business.next());
}

/** Without the times, which are those of the clock. */
const withoutTimes = (transactions: ReturnType<typeof live>) =>
  JSON.stringify(transactions).replace(/"(\w+_at)":"[^"]+"/g, '"$1":"…"');

it("follows from the seed", () => {
  expect(withoutTimes(live(100))).toBe(withoutTimes(live(100)));
  expect(withoutTimes(live(100, { seed: 8 }))).not.toBe(withoutTimes(live(100)));
  expect(withoutTimes(live(100, { lane: 1 }))).not.toBe(withoutTimes(live(100)));
});

it("does what happens in such a business", () => {
  const transactions = live(1_000);
  const changes = transactions.flatMap((one) => one.changes);
  const statuses = new Set(
    changes.map(({ values }) => values.status).filter((status) => status !== undefined),
  );
  expect([...statuses].sort()).toEqual(["accepted", "delivered", "picked_up", "refunded"]);
  expect(new Set(changes.map(({ op }) => op))).toEqual(new Set(["c", "u", "d"]));
  expect(changes.some(({ values }) => "tip" in values)).toBe(true);
  expect(transactions.some((one) => one.changes.length >= 20)).toBe(true);
  expect(transactions.some(({ isGivenUp }) => isGivenUp)).toBe(true);
});

it("changes only orders that are committed and not deleted", () => {
  const living = new Set<string>();
  const unknown: string[] = [];
  for (const { changes, isGivenUp } of live(1_000)) {
    const before = new Set(living);
    for (const { op, order } of changes) {
      if (op === "c") living.add(order);
      else if (!living.has(order)) unknown.push(`${op} ${order}`);
      if (op === "d") living.delete(order);
    }
    if (isGivenUp) {
      living.clear();
      for (const order of before) living.add(order);
    }
  }
  expect(unknown).toEqual([]);
});
