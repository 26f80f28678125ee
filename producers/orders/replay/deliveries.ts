import { type CsvRow, readCsv } from "../../lib/csv.ts";
import { toIso } from "../../lib/hours.ts";
import type { Change, Values } from "../change.ts";

/** A change of a recorded order and when it happened, epoch milliseconds. */
export interface Step {
  readonly at: number;
  readonly change: Change;
}

const columns = {
  row: "row_no",
  placed: "Customer_placed_order_datetime",
  accepted: "Placed_order_with_restaurant_datetime",
  pickedUp: "Driver_at_restaurant_datetime",
  delivered: "Delivered_to_consumer_datetime",
  driver: "Driver_ID",
  restaurant: "Restaurant_ID",
  consumer: "Consumer_ID",
  region: "Delivery_Region",
  asap: "Is_ASAP",
  total: "Order_total",
  discount: "Amount_of_discount",
  tip: "Amount_of_tip",
  refunded: "Refunded_amount",
} as const;

/**
 * Reads recorded deliveries as the changes their orders went through, in the order of time.
 *
 * A time in the file is a day of a month that it does not name, `05 23:58:01`; a stage on an earlier day than the order
 * is in the month after. A stage whose time is empty did not happen as far as the file knows, and the order goes past it.
 *
 * @param month - which month the days are of, `2026-10`; times are taken for UTC
 * @throws Error naming file, order and column of what is not as expected
 */
export function readDeliveries(text: string, file: string, month: string): Step[] {
  const steps = [...readCsv(text, file, Object.values(columns))].flatMap((row) =>
    stepsOf(row, `${file}, row ${row.get(columns.row)}`, month),
  );
  // Stable: the steps of one order keep their order where they happened at once.
  return steps.sort((a, b) => a.at - b.at);
}

function stepsOf(row: CsvRow, where: string, month: string): Step[] {
  const field = (name: keyof typeof columns) => row.get(columns[name]) ?? "";
  const order = field("row");
  const placed = timeOf(field("placed"), month, null, where);
  if (placed === null) throw new Error(`${where}: ${columns.placed} is empty; an order begins with it`);
  const steps: Step[] = [
    {
      at: placed,
      change: {
        op: "c",
        order,
        values: {
          customer_id: number(field("consumer"), where),
          restaurant_id: number(field("restaurant"), where),
          // The word in the file for an order without a region.
          region: field("region") === "None" ? null : field("region"),
          is_asap: flag(field("asap"), where),
          order_total: money(field("total"), where),
          discount: money(field("discount"), where),
          placed_at: toIso(placed),
        },
      },
    },
  ];
  const add = (time: number | null, values: (at: string) => Values) => {
    const last = steps.at(-1)?.at ?? placed;
    // Clocks of the app and of the driver differ now and then: no stage comes before the one it follows.
    if (time !== null)
      steps.push({ at: Math.max(time, last), change: { op: "u", order, values: values(toIso(time)) } });
  };
  const after = (name: "accepted" | "pickedUp" | "delivered") => timeOf(field(name), month, placed, where);
  const delivered = after("delivered");
  add(after("accepted"), (at) => ({ status: "accepted", accepted_at: at }));
  add(after("pickedUp"), (at) => ({
    status: "picked_up",
    picked_up_at: at,
    driver_id: number(field("driver"), where),
  }));
  add(delivered, (at) => ({
    status: "delivered",
    delivered_at: at,
    driver_id: number(field("driver"), where),
    tip: money(field("tip"), where),
  }));
  const refunded = money(field("refunded"), where);
  if (Number(refunded) > 0) add(delivered ?? placed, () => ({ status: "refunded", refunded }));
  return steps;
}

/** @param since - when the order was placed; a day before it is one of the next month */
function timeOf(text: string, month: string, since: number | null, where: string): number | null {
  if (text === "") return null;
  const [, day, clock] = /^(\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text) ?? [];
  const time = Date.parse(`${month}-${day}T${clock}Z`);
  if (Number.isNaN(time))
    throw new Error(`${where}: "${text}" is not a day and time of ${month} such as 05 23:58:01`);
  const startOfDay = since === null ? null : since - (since % 86_400_000);
  if (startOfDay === null || time >= startOfDay) return time;
  const [year = 0, monthNumber = 0] = month.split("-").map(Number);
  return time + Date.UTC(year, monthNumber) - Date.UTC(year, monthNumber - 1);
}

function number(text: string, where: string): number | null {
  if (text === "") return null;
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`${where}: "${text}" is not a whole number`);
}

function money(text: string, where: string): string {
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text).toFixed(2);
  throw new Error(`${where}: "${text}" is not an amount of money`);
}

function flag(text: string, where: string): boolean {
  if (text === "True" || text === "False") return text === "True";
  throw new Error(`${where}: "${text}" is neither True nor False`);
}
