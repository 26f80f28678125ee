import type { DuckDBConnection } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { withDuckDb } from "../../../lib/verify/lake-files.ts";
import { fromJson, orderDdl } from "../../../orders/verify/columns.ts";
import { compareLake, compareTopic, countOrders } from "../../../orders/verify/compare-orders.ts";
import { isSameJson } from "../../../orders/verify/same-json.ts";
import { orderMessage } from "../../support/order-messages.ts";

const change = "op VARCHAR, source VARCHAR, committed_us BIGINT";
const place = '"partition" INTEGER, "offset" BIGINT';

/** The changes in the topic, in order: order 1 is updated twice, 2 is deleted, 3 was found by a snapshot. */
const messages = [
  { order_id: 1, version: 1, __op: "c" },
  { order_id: 2, version: 1, __op: "c", tags: ["a", null, "ü"] },
  { order_id: 1, version: 2, __op: "u", items: '{"a": 1, "b": [1.50]}' },
  { order_id: 2, version: 2, __op: "u", note: "餃子" },
  { order_id: 3, version: 5, __op: "r", delivered_at: "2026-11-30T13:00:00.000001Z" },
  { order_id: 2, version: 2, __op: "d", note: "餃子" },
  { order_id: 1, version: 3, __op: "u", items: '{"a": 1, "b": [1.50]}', tip: "99999999.99" },
];

/** Everything as it is when all went well, changed by `changes`, and what the comparisons say of it. */
function compared(source: "log" | "polling", ...changes: readonly string[]) {
  return comparedWith(source, false, changes);
}

function comparedWith(source: "log" | "polling", polling: boolean, changes: readonly string[]) {
  return withDuckDb(async (duckdb) => {
    await fill(duckdb, source);
    for (const each of changes) await duckdb.run(each);
    const topic = await compareTopic(duckdb, { deleted: [2n], polling });
    return { problems: [...topic, ...(await compareLake(duckdb))], counts: await countOrders(duckdb) };
  });
}

async function fill(duckdb: DuckDBConnection, source: string): Promise<void> {
  await duckdb.run(`create table sent (${place}, value VARCHAR)`);
  const statement = await duckdb.prepare("insert into sent values (0, $1, $2)");
  for (const [offset, each] of messages.entries()) {
    statement.bindBigInt(1, BigInt(offset));
    statement.bindVarchar(2, JSON.stringify(orderMessage({ ...each, __source: source })));
    await statement.run();
  }
  await duckdb.run(`create table topic_changes (${place}, sha256 VARCHAR, ${change}, ${orderDdl})`);
  await duckdb.run(`insert into topic_changes select "partition", "offset", sha256(value), value->>'$.__op',
    value->>'$.__source', (value->>'$.__ts_us')::BIGINT, ${fromJson} from sent`);
  await duckdb.run("create table log_rows as from topic_changes");
  await duckdb.run(`create table current_rows as select * exclude ("partition", "offset", sha256)
    from topic_changes where "offset" in (4, 6)`);
  await duckdb.run("create table db_orders as select * exclude (op, source, committed_us) from current_rows");
  await duckdb.run("create table db_read as select 1796040001000000 as read_us");
  // Long before the first change.
  await duckdb.run("create table begun as select 1::BIGINT as begun_us, 2::BIGINT as asked_us");
}

describe("the comparison of orders", () => {
  it("finds nothing when all agree", async () => {
    expect(await compared("log")).toEqual({
      problems: [],
      counts: {
        database: 2,
        topic: { c: 2, d: 1, r: 1, u: 3 },
        log: 7,
        current: 2,
        newer: 0,
        excused: 0,
        lost: 0,
      },
    });
  });

  it.each([
    [
      "lost",
      'delete from topic_changes where "offset" = 6',
      "1 versions in the database and not in the topic, such as order 1 version 3",
    ],
    [
      "altered",
      `update topic_changes set note = 'x' where "offset" = 4`,
      "1 versions other in the topic than in the database, such as order 3 version 5",
    ],
    [
      "lost between others",
      'delete from topic_changes where "offset" = 2',
      "1 orders of which the topic lacks versions between others, such as order 1",
    ],
    [
      "not sent for a deletion",
      'delete from topic_changes where "offset" = 5',
      "1 deletions that are not in the topic, such as order 2",
    ],
  ])("finds a message that was %s", async (_, corruption, problem) => {
    expect((await compared("log", corruption)).problems).toContain(problem);
  });

  const of = (table: string, condition: string) => ({
    lose: `delete from ${table} where ${condition}`,
    double: `insert into ${table} select * from ${table} where ${condition}`,
    alter: (set: string) => `update ${table} set ${set} where ${condition}`,
  });
  const row = of("log_rows", '"offset" = 3');
  const place3 = "such as partition 0 offset 3";
  it.each([
    ["lost", row.lose, "1 changes in the topic and not in the log, such as order 2 version 2"],
    ["doubled", row.double, `1 rows several times in the log, ${place3}`],
    [
      "invented",
      row.alter('"offset" = 0, "partition" = 0, order_id = 9'),
      "1 rows several times in the log, such as partition 0 offset 0",
    ],
    [
      "altered in its text",
      row.alter("note = '餃子 '"),
      `1 rows other in the log than in the topic, ${place3}`,
    ],
    [
      "altered in its bytes",
      row.alter("sha256 = 'x'"),
      `1 rows with another operation, source, time or bytes in the log than in the topic, ${place3}`,
    ],
  ])("finds a row of the log that was %s", async (_, corruption, problem) => {
    expect((await compared("log", corruption)).problems).toContain(problem);
  });

  const order = of("current_rows", "order_id = 1");
  const inTable = (what: string) =>
    `1 orders other in the table than in the ${what}, such as order 1 version 3`;
  it.each([
    ["lost", order.lose, ["1 orders in the database and not in the table, such as order 1"]],
    ["doubled", order.double, ["1 orders several times in the table, such as order 1"]],
    [
      "left behind",
      "update current_rows set version = 2, tip = 1.5 where order_id = 1",
      ["1 orders older in the table than in the database, such as order 1 version 2"],
    ],
    [
      "brought back",
      'insert into current_rows select * exclude ("partition", "offset", sha256) from log_rows where "offset" = 3',
      ["1 orders in the table and not in the database, such as order 2 version 2"],
    ],
    ["altered by a cent", order.alter("tip = tip - 0.01"), [inTable("log"), inTable("database")]],
    [
      "altered by a microsecond",
      order.alter("placed_at = placed_at + 1"),
      [inTable("log"), inTable("database")],
    ],
    ["altered from null to empty", order.alter("note = ''"), [inTable("log"), inTable("database")]],
    ["altered in a list", order.alter("tags = ['soup', null]"), [inTable("log"), inTable("database")]],
    [
      "altered in its JSON",
      order.alter(`items = '{"a": 1, "b": [1.5]}'`),
      [inTable("log"), inTable("database")],
    ],
  ])("finds an order of the table that was %s", async (_, corruption, problems) => {
    expect((await compared("log", corruption)).problems).toEqual(problems);
  });

  it("takes JSON that is written otherwise for the same", async () => {
    expect((await compared("log", order.alter(`items = '{"b":[1.50],"a":1}'`))).problems).toEqual([]);
  });

  it("leaves what is newer than the database to the log", async () => {
    const newer = [
      "update db_orders set version = 2, tip = 1.5 where order_id = 1",
      "delete from db_orders where order_id = 3",
      "update db_read set read_us = 0",
    ];
    const { problems, counts } = await compared("log", ...newer);
    expect(problems).toEqual([]);
    expect(counts.newer).toBe(1);
  });

  it("excuses versions that were lost before the log was begun anew, counts them, and no others", async () => {
    const second = 1_000_000;
    const first = 1_796_040_000_123_456;
    const from = (table: string, offset: number, seconds: number) =>
      `update ${table} set committed_us = ${first + seconds * second} where "offset" >= ${offset}`;
    const lost = [
      'delete from topic_changes where "offset" = 2',
      'delete from log_rows where "offset" = 2',
      ...["topic_changes", "log_rows"].map((table) => from(table, 4, 100)),
    ];
    const begun = (seconds: number) =>
      `insert into begun values (${first + seconds * second}, ${first + (seconds + 5) * second})`;
    const anew = await compared("log", ...lost, begun(50));
    expect(anew.problems).toEqual([]);
    expect(anew.counts.lost).toBe(1);
    const later = await compared("log", ...lost, begun(150));
    expect(later.problems).toEqual([
      "1 orders of which the topic lacks versions between others, such as order 1",
    ]);
  });

  it("asked for it, finds what polling has not told by itself", async () => {
    const told = "update topic_changes set source = 'polling' where \"offset\" = 6";
    const same = "update log_rows set source = 'polling' where \"offset\" = 6";
    const { problems } = await comparedWith("log", true, [told, same]);
    expect(problems).toEqual([
      "1 versions in the database and not told by polling, such as order 3 version 5",
    ]);
    // Deleted before polling looked again.
    const deleted = ["topic_changes", "log_rows"].map(
      (table) =>
        `insert into ${table} select * replace ('d' as op, 9 as "offset") from ${table} where "offset" = 4`,
    );
    expect((await comparedWith("log", true, [told, same, ...deleted])).problems).toEqual([]);
  });

  it("excuses polling from deletions and versions between two looks, and says how many deletions", async () => {
    const polled = [
      'delete from topic_changes where "offset" in (2, 5)',
      'delete from log_rows where "offset" in (2, 5)',
    ];
    const back =
      'insert into current_rows select * exclude ("partition", "offset", sha256) from log_rows where "offset" = 3';
    const { problems, counts } = await compared("polling", ...polled, back);
    expect(problems).toEqual([]);
    expect(counts.excused).toBe(1);
  });
});

describe("isSameJson", () => {
  it.each([
    ['{"a": 1, "b": 2}', '{"b":2,"a":1}', true],
    ['"\\u00e9"', '"é"', true],
    ["12345678901234567890", "12345678901234567891", false],
    ["1.50", "1.5", false],
    ["[1, 2]", "[2, 1]", false],
    ['"1"', "1", false],
  ])("%s and %s: %s", (one, other, same) => {
    expect(isSameJson(one, other)).toBe(same);
  });
});
