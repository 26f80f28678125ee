/**
 * The columns of an order and how each reads in Postgres, in a message and in the lake's files, stated a second time on
 * purpose: a proof that shares the pipeline's rules would share their mistakes, so this folder imports nothing of it.
 */

type Kind = "integer" | "text" | "flag" | "json" | "texts" | "money" | "instant";

const kinds: Readonly<Record<string, Kind>> = {
  order_id: "integer",
  customer_id: "integer",
  restaurant_id: "integer",
  driver_id: "integer",
  region: "text",
  status: "text",
  is_asap: "flag",
  items: "json",
  tags: "texts",
  order_total: "money",
  discount: "money",
  tip: "money",
  refunded: "money",
  note: "text",
  placed_at: "instant",
  accepted_at: "instant",
  picked_up_at: "instant",
  delivered_at: "instant",
  version: "integer",
  created_at: "instant",
  updated_at: "instant",
};

/** In DuckDB; instants are microseconds since 1970, and JSON is text until it differs. */
const duckDbTypes: Readonly<Record<Kind, string>> = {
  integer: "BIGINT",
  text: "VARCHAR",
  flag: "BOOLEAN",
  json: "VARCHAR",
  texts: "VARCHAR[]",
  money: "DECIMAL(10,2)",
  instant: "BIGINT",
};

const columns = Object.entries(kinds);

/** The names of an order's columns. */
export const orderColumns = columns.map(([name]) => name);

/** The columns of an order in DuckDB. */
export const orderDdl = columns.map(([name, kind]) => `${name} ${duckDbTypes[kind]}`).join(", ");

/** A row of Postgres as JSON, each value in a text that loses nothing. */
export const fromPostgres = `json_build_object(${columns
  .map(([name, kind]) => `'${name}', ${postgresText(name, kind)}`)
  .join(", ")})::text`;

/** The columns out of `value`: a message, or a row of {@link fromPostgres}. */
export const fromJson = columns.map(([name, kind]) => jsonValue(name, kind)).join(", ");

/** The columns out of the lake's files. */
export const fromFiles = columns
  .map(([name, kind]) => (kind === "instant" ? `epoch_us(${name})` : name))
  .join(", ");

function postgresText(name: string, kind: Kind): string {
  switch (kind) {
    case "instant":
      return `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
    case "json":
    case "money":
      return `${name}::text`;
    default:
      return name;
  }
}

function jsonValue(name: string, kind: Kind): string {
  const text = `value->>'$.${name}'`;
  switch (kind) {
    case "instant":
      return `epoch_us((${text})::TIMESTAMPTZ)`;
    case "texts":
      return `from_json(value->'$.${name}', '["VARCHAR"]')`;
    case "text":
    case "json":
      return text;
    default:
      return `(${text})::${duckDbTypes[kind]}`;
  }
}
