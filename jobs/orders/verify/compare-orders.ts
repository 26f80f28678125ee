import type { DuckDBConnection } from "@duckdb/node-api";
import { orderColumns } from "./columns.ts";
import { isSameJson } from "./same-json.ts";

/** What the tables hold, once compared. */
export interface OrdersCounts {
  readonly database: number;
  /** Messages of the topic by what they say: `r`, `c`, `u`, `d`. */
  readonly topic: Readonly<Record<string, number>>;
  readonly log: number;
  readonly current: number;
  /** Changed since the database was read. */
  readonly newer: number;
  /** Deleted orders that polling cannot see. */
  readonly excused: number;
  /** Versions between others that were lost with the place in the log. */
  readonly lost: number;
}

/** How many examples a problem names. */
const examples = 3;

/**
 * Holds `db_orders` against `topic_changes`, in DuckDB; the topic was read after the database and may know more.
 *
 * @param deleted - orders that were deleted before the database was read, whose deletions the topic must have
 * @param polling - whether polling must have told of every order by itself
 * @returns what is wrong; empty when nothing is
 */
export async function compareTopic(
  duckdb: DuckDBConnection,
  {
    deleted = [],
    polling = false,
  }: { readonly deleted?: readonly bigint[] | undefined; readonly polling?: boolean } = {},
): Promise<string[]> {
  await duckdb.run(`create or replace temp view living as select * from topic_changes where op <> 'd'`);
  // Without a message of the log's own, polling is all there is: it sees no deletion and not every version.
  await duckdb.run(`create or replace temp view seen as
    select coalesce(bool_or(source = 'log'), false) as by_log from topic_changes`);
  await duckdb.run("create or replace table deleted_before (order_id BIGINT)");
  if (deleted.length > 0)
    await duckdb.run(`insert into deleted_before values ${deleted.map((id) => `(${id})`).join(", ")}`);
  await duckdb.run(lostTimes);
  await duckdb.run(gaps);
  return problemsOf(duckdb, polling ? [...topicChecks, pollingCheck] : topicChecks);
}

/**
 * Holds `log_rows` against `topic_changes`, and `current_rows` against the log and the database, in DuckDB. The lake was
 * read after the topic, the table before the log it is made of; whatever is newer than the database is left to the log.
 *
 * @returns what is wrong; empty when nothing is
 */
export async function compareLake(duckdb: DuckDBConnection): Promise<string[]> {
  await duckdb.run(`create or replace temp view topic_ends as
    select "partition", max("offset") as last from topic_changes group by all`);
  await duckdb.run(`create or replace temp view log_read as
    select log_rows.* from log_rows join topic_ends using ("partition") where "offset" <= last`);
  await duckdb.run(`create or replace temp view log_living as select * from log_rows where op <> 'd'`);
  await duckdb.run(`create or replace temp view gone as
    select order_id, version from current_rows where order_id not in (select order_id from db_orders)
      and committed_us <= (select max(read_us) from db_read)`);
  return problemsOf(duckdb, lakeChecks);
}

async function problemsOf(duckdb: DuckDBConnection, checks: readonly Check[]): Promise<string[]> {
  const problems: string[] = [];
  for (const [problem, query] of checks) {
    const rows = (await duckdb.runAndReadAll(`${query} order by all`)).getRowObjectsJS();
    const real = rows.filter((row) => !("items" in row && isSameJson(row.items, row.other_items)));
    if (real.length > 0) problems.push(`${real.length} ${problem}, such as ${named(real)}`);
  }
  return problems;
}

const differs = (a: string, b: string) =>
  orderColumns
    .filter((name) => name !== "items")
    .map((name) => `${a}.${name} is distinct from ${b}.${name}`)
    .join(" or ");

/** Rows of two relations that differ; where only the text of their JSON does, both texts come along. */
const different = (a: string, b: string, keys: string) => `
  select ${keys}, null as items, '' as other_items from ${a} as a join ${b} as b using (${keys})
    where ${differs("a", "b")}
  union
  select ${keys}, a.items, b.items from ${a} as a join ${b} as b using (${keys})
    where not (${differs("a", "b")}) and a.items is distinct from b.items`;

const missing = (keys: string, from: string, to: string) =>
  `select distinct ${keys} from ${from} except select ${keys} from ${to}`;

const repeated = (keys: string, from: string) =>
  `select ${keys} from ${from} group by all having count(*) > 1`;

type Check = readonly [problem: string, query: string];

const byLog = "(select by_log from seen)";
const place = `"partition", "offset"`;
const state = "order_id, version, op = 'd'";

const topicChecks: readonly Check[] = [
  [
    "versions in the database and not in the topic",
    `select order_id, version from db_orders as db where not exists (
       select 1 from living where living.order_id = db.order_id
         and (living.version = db.version or living.version > db.version and not ${byLog}))`,
  ],
  ["versions other in the topic than in the database", different("db_orders", "living", "order_id, version")],
  [
    "deletions that are not in the topic",
    `select order_id from deleted_before where ${byLog}
       and order_id not in (select order_id from topic_changes where op = 'd')`,
  ],
  [
    "orders of which the topic lacks versions between others",
    "select distinct order_id from gaps where not is_lost",
  ],
];

/** What was deleted before the round that would have told of it is not there to be told. */
const pollingCheck: Check = [
  "versions in the database and not told by polling",
  `select order_id, version from db_orders as db where not exists (
     select 1 from living where living.order_id = db.order_id and source = 'polling' and living.version >= db.version)
     and order_id not in (select order_id from topic_changes where op = 'd')`,
];

/** From the last change the log told before it was begun anew, to where its new reader had its place. */
const lostTimes = `create or replace temp view lost_times as
  select asked_us, coalesce((select max(committed_us) from topic_changes
    where source = 'log' and op <> 'r' and committed_us < begun_us), 0) as since_us from begun`;

/** Where versions of an order are missing between two that the topic has. */
const gaps = `create or replace temp view gaps as
  with told as (select order_id, version, min(committed_us) as us from topic_changes group by all),
  pairs as (select order_id, version, us, lead(version) over next as next_version, lead(us) over next as next_us
    from told window next as (partition by order_id order by version))
  select order_id, version, next_version - version - 1 as missing,
    (select count(*) > 0 from lost_times where us <= asked_us and next_us > since_us) as is_lost
  from pairs where next_version > version + 1 and ${byLog}`;

const lakeChecks: readonly Check[] = [
  ["changes in the topic and not in the log", missing(state, "topic_changes", "log_rows")],
  ["rows in the log and not in the topic", missing(place, "log_read", "topic_changes")],
  ["rows several times in the log", repeated(place, "log_rows")],
  ["rows other in the log than in the topic", different("topic_changes", "log_rows", place)],
  [
    "rows with another operation, source, time or bytes in the log than in the topic",
    `select ${place} from topic_changes as t join log_rows as l using (${place})
       where t.op <> l.op or t.source <> l.source or t.committed_us <> l.committed_us or t.sha256 <> l.sha256`,
  ],
  ["versions in the table and not in the log", missing("order_id, version", "current_rows", "log_living")],
  ["orders other in the table than in the log", different("current_rows", "log_living", "order_id, version")],
  ["orders several times in the table", repeated("order_id", "current_rows")],
  [
    "orders in the database and not in the table",
    `${missing("order_id", "db_orders", "current_rows")} except select order_id from log_rows where op = 'd'`,
  ],
  ["orders in the table and not in the database", `select * from gone where ${byLog}`],
  [
    "orders older in the table than in the database",
    `select order_id, c.version from db_orders as db join current_rows as c using (order_id)
       where c.version < db.version`,
  ],
  [
    "orders other in the table than in the database",
    different("db_orders", "current_rows", "order_id, version"),
  ],
];

/** Counts what the tables hold; to be called after the comparisons. */
export async function countOrders(duckdb: DuckDBConnection): Promise<OrdersCounts> {
  const topic = (
    await duckdb.runAndReadAll("select op, count(*) as n from topic_changes group by op order by op")
  ).getRowObjectsJS();
  const [row = {}] = (
    await duckdb.runAndReadAll(`select
      (select count(*) from db_orders) as database, (select count(*) from log_rows) as log,
      (select count(*) from current_rows) as current,
      (select count(*) from gone where not ${byLog}) as excused,
      (select coalesce(sum(missing), 0) from gaps where is_lost) as lost,
      (select count(*) from db_orders as db join current_rows as c using (order_id)
         where c.version > db.version) as newer`)
  ).getRowObjectsJS();
  return {
    database: Number(row.database),
    topic: Object.fromEntries(topic.map(({ op, n }) => [String(op), Number(n)])),
    log: Number(row.log),
    current: Number(row.current),
    newer: Number(row.newer),
    excused: Number(row.excused),
    lost: Number(row.lost),
  };
}

function named(rows: readonly Readonly<Record<string, unknown>>[]): string {
  return rows
    .slice(0, examples)
    .map(({ order_id, version, partition, offset }) =>
      order_id === undefined
        ? `partition ${partition} offset ${offset}`
        : `order ${order_id}${version === undefined ? "" : ` version ${version}`}`,
    )
    .join("; ");
}
