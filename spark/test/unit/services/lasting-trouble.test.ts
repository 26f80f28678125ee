import { expect, it } from "vitest";
import { LastingTrouble } from "../../../services/orders/lasting-trouble.ts";

const trouble = () => new LastingTrouble("the height of the water", 1_000);

it("is news when it begins, when its message changes, and when it comes again after an answer", () => {
  const water = trouble();
  expect(water.warning).toBeNull();
  expect(water.met(new Error("no gauge"), 0)).toBe(true);
  expect(water.met(new Error("no gauge"), 100)).toBe(false);
  expect(water.met(new Error("no light"), 200)).toBe(true);
  expect(water.warning).toBe("warning: the height of the water is not known: no light");
  water.over();
  expect(water.warning).toBeNull();
  expect(water.met(new Error("no light"), 300)).toBe(true);
});

it("is borne as long as patience lasts, counted from its beginning, whatever its messages", () => {
  const water = trouble();
  water.met(new Error("no gauge"), 0);
  water.met(new Error("no light"), 1_000);
  expect(() => water.met(new Error("no light"), 1_001)).toThrow(
    "orders: the height of the water has not been known for 1 s: no light",
  );
});

it("begins anew after an answer", () => {
  const water = trouble();
  water.met(new Error("no gauge"), 0);
  water.over();
  expect(water.met(new Error("no gauge"), 5_000)).toBe(true);
});
