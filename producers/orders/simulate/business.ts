import { type SeededRandom, seededRandom } from "../../lib/random.ts";
import type { Change, PlannedTransaction, Values } from "../change.ts";
import { dishes, notes, regions, tags } from "./menu.ts";

/** How a simulated business behaves beside the ordinary. */
export interface BusinessPlan {
  readonly seed: number;
  /** Distinguishes businesses that work side by side on orders of their own. */
  readonly lane: number;
  /** Share of transactions that are rolled back. */
  readonly rollbackShare: number;
  /** Share of transactions that place many orders at once. */
  readonly burstShare: number;
}

type Stage = "placed" | "accepted" | "picked_up" | "delivered";
interface Living {
  readonly order: string;
  readonly stage: Stage;
  readonly total: number;
}

/** More orders than this are under way at no time: then only what exists goes on. */
const mostUnderWay = 200;
const burstOf = { least: 20, most: 60 };

/**
 * The life of a restaurant business, as transactions: each follows from the seed and those before it, so that a run
 * with the same seed does the same.
 */
export class Business {
  readonly #plan: BusinessPlan;
  readonly #random: SeededRandom;
  #underWay: Living[] = [];
  #placed = 0;

  constructor(plan: BusinessPlan) {
    this.#plan = plan;
    this.#random = seededRandom(plan.seed, "orders", plan.lane);
  }

  /** The next thing that happens. One that is given up changes nothing about what follows. */
  next(): PlannedTransaction<Change> {
    const { rollbackShare, burstShare } = this.#plan;
    const isGivenUp = this.#random.next() < rollbackShare;
    const before = this.#underWay;
    const isBurst = this.#random.next() < burstShare && before.length < mostUnderWay;
    const changes = isBurst ? this.#burst() : [this.#ordinary()];
    if (isGivenUp) this.#underWay = before;
    return { changes, isGivenUp, openMs: 0 };
  }

  #burst(): Change[] {
    const { least, most } = burstOf;
    return Array.from({ length: this.#random.int(least, most) }, () => this.#place());
  }

  #ordinary(): Change {
    const count = this.#underWay.length;
    if (count === 0 || (count < mostUnderWay && this.#random.next() < 0.3)) return this.#place();
    const living = this.#underWay[this.#random.int(0, count - 1)];
    return living === undefined ? this.#place() : this.#advance(living);
  }

  #place(): Change {
    const random = this.#random;
    const order = `${this.#plan.lane}-${this.#placed++}`;
    const items = Array.from({ length: random.int(1, 3) }, () => {
      const [name, cents] = random.pick(dishes);
      return { name, count: random.int(1, 4), price: money(cents) };
    });
    const total = items.reduce((sum, { count, price }) => sum + count * Math.round(Number(price) * 100), 0);
    this.#underWay = [...this.#underWay, { order, stage: "placed", total }];
    const values = {
      customer_id: random.int(1, 50_000),
      restaurant_id: random.int(1, 400),
      region: random.next() < 0.1 ? null : random.pick(regions),
      is_asap: random.next() < 0.8,
      items: JSON.stringify(items),
      tags: Array.from({ length: random.int(0, 3) }, () => (random.next() < 0.05 ? null : random.pick(tags))),
      order_total: money(total),
      discount: money(random.next() < 0.2 ? random.int(0, total) : 0),
      note: random.next() < 0.3 ? random.pick(notes) : null,
    };
    return { op: "c", order, values };
  }

  /** One order goes a step further: to the next stage, or it is cancelled, tipped or refunded. */
  #advance(living: Living): Change {
    const chance = this.#random.next();
    const set = (values: Values): Change => ({ op: "u", order: living.order, values });
    switch (living.stage) {
      case "placed":
        if (chance < 0.1) return this.#cancel(living);
        this.#moveOn(living, "accepted");
        return set({ status: "accepted", accepted_at: now() });
      case "accepted":
        if (chance < 0.03) return this.#cancel(living);
        this.#moveOn(living, "picked_up");
        return set({
          status: "picked_up",
          picked_up_at: now(),
          driver_id: this.#random.int(1, 300),
        });
      case "picked_up":
        this.#moveOn(living, "delivered");
        return set({ status: "delivered", delivered_at: now() });
      case "delivered":
        this.#moveOn(living, null);
        return chance < 0.1
          ? set({ status: "refunded", refunded: money(living.total) })
          : set({ tip: money(this.#random.int(0, 900)) });
    }
  }

  #cancel(living: Living): Change {
    this.#moveOn(living, null);
    return { op: "d", order: living.order, values: {} };
  }

  /** @param stage - null when nothing more happens to the order */
  #moveOn(living: Living, stage: Stage | null): void {
    this.#underWay = this.#underWay.flatMap((one) =>
      one.order !== living.order ? [one] : stage === null ? [] : [{ ...living, stage }],
    );
  }
}

/** Times of a simulated business are those of the clock it runs by. */
function now(): string {
  return new Date().toISOString();
}

/** Cents as Postgres writes money: `12.30`. */
function money(cents: number): string {
  return (cents / 100).toFixed(2);
}
