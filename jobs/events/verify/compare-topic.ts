import type { DuckDBConnection } from "@duckdb/node-api";
import type { TopicExpectation } from "./expectations.ts";

/** What became of every message of one topic; `problems` is empty when nothing was lost, doubled or altered. */
export interface TopicAccount {
  readonly topic: string;
  readonly received: number;
  readonly written: number;
  readonly quarantined: number;
  readonly deduplicated: number;
  readonly problems: readonly string[];
}

/** How many examples a problem names. */
const examples = 3;

/**
 * Holds `sent_<topic>` against `lake_<topic>` and `dead_letters`, in DuckDB.
 *
 * Of messages with the same key the first by offset must be written and the others dropped: a key has one partition.
 * Rows and dead letters from beyond the last message read are newer than this account, and left out.
 */
export async function compareTopic(
  duckdb: DuckDBConnection,
  { topic, fields, key }: TopicExpectation,
): Promise<TopicAccount> {
  await duckdb.run(`create or replace table known_${topic} as
    select *, case when fate <> 'good' then 'quarantined'
                   when row_number() over (partition by fate, ${key.join(", ")} order by "offset") = 1 then 'written'
                   else 'deduplicated' end as due
    from sent_${topic}`);
  await duckdb.run(`create or replace temp view ends as
    select "partition", max("offset") as last from sent_${topic} group by all`);
  await duckdb.run(`create or replace temp view rows_read as
    select lake.* from lake_${topic} as lake join ends using ("partition") where "offset" <= last`);
  await duckdb.run(`create or replace temp view letters_read as
    select letter.* from dead_letters as letter join ends using ("partition")
    where topic = '${topic}' and "offset" <= last`);
  const differs = Object.keys(fields).map((name) => `sent.${name} is distinct from row.${name}`);
  const problems: string[] = [];
  for (const [problem, query] of [
    ["good and not in the table", missing(topic, "written", "rows_read")],
    ["several times in the table", repeated("rows_read")],
    ["in the table and should not be", unexpected(topic, "written", "rows_read")],
    [
      "other in the table than it was sent",
      `select "partition", "offset" from known_${topic} as sent join rows_read as row using ("partition", "offset")
       where due = 'written' and (${differs.join(" or ")})`,
    ],
    ["bad and not in the dead letters", missing(topic, "quarantined", "letters_read")],
    ["several times in the dead letters", repeated("letters_read")],
    ["in the dead letters and should not be", unexpected(topic, "quarantined", "letters_read")],
    [
      "other in the dead letters than it was sent",
      `select "partition", "offset" from known_${topic} as sent join letters_read as letter using ("partition", "offset")
       where due = 'quarantined' and sent.sha256 <> letter.sha256`,
    ],
    [
      "refused for another reason",
      `select "partition", "offset" from known_${topic} as sent join letters_read as letter using ("partition", "offset")
       where due = 'quarantined' and sent.fate <>
         case when reason in ('oversized', 'future') then reason else 'invalid' end`,
    ],
  ] as const) {
    const found = await duckdb.runAndReadAll(`${query} order by all`);
    const places = found.getRowObjectsJS();
    if (places.length > 0) problems.push(`${topic}: ${places.length} ${problem}, such as ${named(places)}`);
  }
  const counted = await duckdb.runAndReadAll(`select due, count(*) as n from known_${topic} group by all`);
  const counts = new Map(counted.getRowObjectsJS().map(({ due, n }) => [String(due), Number(n)]));
  const of = (due: string) => counts.get(due) ?? 0;
  return {
    topic,
    received: [...counts.values()].reduce((sum, n) => sum + n, 0),
    written: of("written"),
    quarantined: of("quarantined"),
    deduplicated: of("deduplicated"),
    problems,
  };
}

function missing(topic: string, due: string, from: string): string {
  return `select "partition", "offset" from known_${topic} where due = '${due}'
    except select "partition", "offset" from ${from}`;
}

function unexpected(topic: string, due: string, from: string): string {
  return `select "partition", "offset" from ${from}
    except select "partition", "offset" from known_${topic} where due = '${due}'`;
}

function repeated(from: string): string {
  return `select "partition", "offset" from ${from} group by all having count(*) > 1`;
}

function named(places: readonly Readonly<Record<string, unknown>>[]): string {
  return places
    .slice(0, examples)
    .map(({ partition, offset }) => `partition ${partition} offset ${offset}`)
    .join("; ");
}
