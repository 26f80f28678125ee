import type { DuckDBConnection } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { compareMinutes } from "../../../../events/verify/compare-minutes.ts";
import { compareTopic } from "../../../../events/verify/compare-topic.ts";
import { expectations } from "../../../../events/verify/expectations.ts";
import { judge } from "../../../../events/verify/judge.ts";
import { columnType, openMessageTable } from "../../../../events/verify/message-tables.ts";
import { withDuckDb } from "../../../../lib/verify/lake-files.ts";

const [clicks] = expectations;
if (clicks?.topic !== "clickstream") throw new Error("no expectation for clickstream");
const expectation = clicks;

const minute = Date.parse("2026-03-01T12:00:00Z");
const click = (id: string, seconds: number, change: Record<string, unknown> = {}) => ({
  event_id: id,
  user_id: "u1",
  url: "/",
  referrer: null,
  ua: "agent",
  ts: new Date(minute + seconds * 1_000).toISOString(),
  ...change,
});

/** What the topic holds: value and seconds after the minute at which Kafka got it. */
const messages: readonly (readonly [unknown, number])[] = [
  [click("a", 1), 2],
  [click("b", 2), 3],
  ["{broken", 4],
  [click("a", 1), 5],
  [click("late", -600), 6],
  [click("ahead", 600), 7],
  [click("c", 70, { url: "/c" }), 71],
  [click("newest", 900), 901],
];

/** The tables as they are when all went well, changed by `change`, and what the comparisons say of them. */
function accounts(...changes: readonly string[]) {
  return withDuckDb(async (duckdb) => {
    await receive(duckdb);
    await write(duckdb);
    for (const change of changes) await duckdb.run(change);
    return { topic: await compareTopic(duckdb, expectation), minutes: await compareMinutes(duckdb, 5) };
  });
}

async function receive(duckdb: DuckDBConnection): Promise<void> {
  const table = await openMessageTable(duckdb, expectation);
  for (const [index, [content, seconds]] of messages.entries()) {
    const value = new TextEncoder().encode(typeof content === "string" ? content : JSON.stringify(content));
    const timestamp = minute + seconds * 1_000;
    const record = { partition: 0, offset: BigInt(index), timestamp, value, headers: {} };
    const limits = { futureAfterMinutes: 2, maxEventBytes: 16_384 };
    table.add(record, judge(value, timestamp, expectation, limits));
  }
  table.close();
}

async function write(duckdb: DuckDBConnection): Promise<void> {
  const fields = Object.entries(expectation.fields);
  const columns = fields.map(([name, rule]) => `${name} ${columnType(rule)}`).join(", ");
  const names = fields.map(([name]) => name).join(", ");
  await duckdb.run(`create table lake_clickstream ("partition" INTEGER, "offset" BIGINT, ${columns})`);
  await duckdb.run(`insert into lake_clickstream select "partition", "offset", ${names}
    from sent_clickstream where "offset" in (0, 1, 4, 6, 7)`);
  await duckdb.run(`create table dead_letters as select 'clickstream' as topic, "partition", "offset",
    case "offset" when 5 then 'future' else 'malformed' end as reason, sha256
    from sent_clickstream where "offset" in (2, 5)`);
  const at = (minutes: number) => (minute + minutes * 60_000) * 1_000;
  await duckdb.run(`create table minutes as
    select * from (values (${at(0)}, '/', 2), (${at(1)}, '/c', 1)) as counted(minute, url, pv)`);
}

describe("compareTopic", () => {
  it("adds up exactly when every message reached its place", async () => {
    expect((await accounts()).topic).toEqual({
      topic: "clickstream",
      received: 8,
      written: 5,
      quarantined: 2,
      deduplicated: 1,
      problems: [],
    });
  });

  const at = (offset: number) => `such as partition 0 offset ${offset}`;
  it.each([
    [
      "a row that was lost",
      'delete from lake_clickstream where "offset" = 1',
      `1 good and not in the table, ${at(1)}`,
    ],
    [
      "a row that was doubled",
      'insert into lake_clickstream select * from lake_clickstream where "offset" = 0',
      `1 several times in the table, ${at(0)}`,
    ],
    [
      "a repeat that was not dropped",
      'insert into lake_clickstream select 0, 3, * exclude ("partition", "offset") from lake_clickstream where "offset" = 0',
      `1 in the table and should not be, ${at(3)}`,
    ],
    [
      "a row that was altered",
      `update lake_clickstream set url = '/other' where "offset" = 6`,
      `1 other in the table than it was sent, ${at(6)}`,
    ],
    [
      "a time that lost its milliseconds",
      'update lake_clickstream set ts = ts + 1 where "offset" = 6',
      `1 other in the table than it was sent, ${at(6)}`,
    ],
    [
      "a dead letter that was lost",
      'delete from dead_letters where "offset" = 2',
      `1 bad and not in the dead letters, ${at(2)}`,
    ],
    [
      "a dead letter with other bytes",
      `update dead_letters set sha256 = 'x' where "offset" = 2`,
      `1 other in the dead letters than it was sent, ${at(2)}`,
    ],
    [
      "a dead letter with another reason",
      `update dead_letters set reason = 'oversized' where "offset" = 5`,
      `1 refused for another reason, ${at(5)}`,
    ],
  ])("finds %s", async (_what, change, problem) => {
    expect((await accounts(change)).topic.problems).toEqual([`clickstream: ${problem}`]);
  });

  it("leaves out what came after the last message that was read", async () => {
    const later =
      'insert into lake_clickstream select 0, 99, * exclude ("partition", "offset") from lake_clickstream where "offset" = 0';
    expect((await accounts(later)).topic.problems).toEqual([]);
  });
});

describe("compareMinutes", () => {
  it("expects no minute as long as none is written", async () => {
    expect((await accounts("delete from minutes")).minutes).toEqual({
      rows: 0,
      views: 0,
      late: 1,
      problems: [],
    });
  });

  it("counts each page view in time once", async () => {
    expect((await accounts()).minutes).toEqual({ rows: 2, views: 3, late: 1, problems: [] });
  });

  it.each([
    [
      "a minute that was lost",
      "delete from minutes where url = '/'",
      "12:00 /: no page views in the table, 2 counted again",
    ],
    [
      "a minute that counts too much",
      "update minutes set pv = 3 where url = '/'",
      "12:00 /: 3 page views in the table, 2 counted again",
    ],
    [
      "a minute that is told twice",
      "insert into minutes select * from minutes where url = '/c'",
      "12:01 /c: 2 page views in the table, 1 counted again",
    ],
  ])("finds %s", async (_what, change, problem) => {
    expect((await accounts(change)).minutes.problems).toContain(`minute 2026-03-01 ${problem}`);
  });
});
