import { describe, expect, it } from "vitest";
import { readDeliveries } from "../../../orders/replay/deliveries.ts";

const header =
  "row_no,Customer_placed_order_datetime,Placed_order_with_restaurant_datetime,Driver_at_restaurant_datetime," +
  "Delivered_to_consumer_datetime,Driver_ID,Restaurant_ID,Consumer_ID,Delivery_Region,Is_ASAP,Order_total," +
  "Amount_of_discount,Amount_of_tip,Refunded_amount";

// Made up, in the form of the recorded files.
const whole = "1,05 10:00:00,05 10:05:00,05 10:20:00,05 10:45:00,7,8,9,Springfield,True,20.5,0.0,2.25,0.0";

function steps(...rows: string[]) {
  return readDeliveries([header, ...rows].join("\n"), "made-up.csv", "2026-10").map(({ at, change }) => ({
    at: new Date(at).toISOString(),
    ...change,
  }));
}

it("an order goes through its stages at their times", () => {
  expect(steps(whole)).toEqual([
    {
      at: "2026-10-05T10:00:00.000Z",
      op: "c",
      order: "1",
      values: {
        customer_id: 9,
        restaurant_id: 8,
        region: "Springfield",
        is_asap: true,
        order_total: "20.50",
        discount: "0.00",
        placed_at: "2026-10-05T10:00:00Z",
      },
    },
    {
      at: "2026-10-05T10:05:00.000Z",
      op: "u",
      order: "1",
      values: { status: "accepted", accepted_at: "2026-10-05T10:05:00Z" },
    },
    {
      at: "2026-10-05T10:20:00.000Z",
      op: "u",
      order: "1",
      values: { status: "picked_up", picked_up_at: "2026-10-05T10:20:00Z", driver_id: 7 },
    },
    {
      at: "2026-10-05T10:45:00.000Z",
      op: "u",
      order: "1",
      values: { status: "delivered", delivered_at: "2026-10-05T10:45:00Z", driver_id: 7, tip: "2.25" },
    },
  ]);
});

it("a stage without a time is passed over, and the word None is no region", () => {
  const found = steps("2,05 10:00:00,,,05 10:45:00,,8,9,None,False,20,0,0,0");
  expect(found.map(({ values }) => values.status ?? "placed")).toEqual(["placed", "delivered"]);
  expect(found[0]?.values).toMatchObject({ region: null, is_asap: false });
  expect(found[1]?.values).toMatchObject({ driver_id: null });
});

it("a day before that of the order is in the next month", () => {
  const found = steps("3,31 23:50:00,31 23:55:00,01 00:10:00,01 00:30:00,7,8,9,A,True,20,0,0,0");
  expect(found.map(({ at }) => at)).toEqual([
    "2026-10-31T23:50:00.000Z",
    "2026-10-31T23:55:00.000Z",
    "2026-11-01T00:10:00.000Z",
    "2026-11-01T00:30:00.000Z",
  ]);
});

it("money back comes last, and no stage before the one it follows", () => {
  const found = steps("4,05 10:00:00,05 10:30:00,05 10:20:00,05 10:45:00,7,8,9,A,True,20,0,1,20.0");
  expect(found.map(({ at, values }) => [at.slice(11, 16), values.status ?? "placed"])).toEqual([
    ["10:00", "placed"],
    ["10:30", "accepted"],
    ["10:30", "picked_up"],
    ["10:45", "delivered"],
    ["10:45", "refunded"],
  ]);
  expect(found[2]?.values).toMatchObject({ picked_up_at: "2026-10-05T10:20:00Z" });
});

it("orders are mixed by time", () => {
  const later = whole.replace("1,05 10:00:00", "2,05 10:10:00");
  expect(steps(later, whole).map(({ order, at }) => `${at.slice(11, 16)} ${order}`)).toEqual([
    "10:00 1",
    "10:05 1",
    "10:10 2",
    "10:10 2",
    "10:20 2",
    "10:20 1",
    "10:45 2",
    "10:45 1",
  ]);
});

describe("what is not as expected is named", () => {
  it.each([
    [whole.replace("05 10:05:00", "05T10:05"), 'row 1: "05T10:05" is not a day and time of 2026-10'],
    [whole.replace(",05 10:00:00", ","), "row 1: Customer_placed_order_datetime is empty"],
    [whole.replace("True", "yes"), 'row 1: "yes" is neither True nor False'],
    [whole.replace("20.5", "-1"), 'row 1: "-1" is not an amount of money'],
    [whole.replace(",7,", ",x,"), 'row 1: "x" is not a whole number'],
  ])("%s", (row, message) => {
    expect(() => steps(row)).toThrow(message);
  });
});
