import type { Row, Schema, SchemaOf, StructType } from "spark-connect-js";

/** A rule every row of a table obeys: a name to report, and the SQL condition a good row fulfils. */
export interface RowRule {
  readonly name: string;
  readonly condition: string;
}

/** What one table of the lake is. The row type, the DDL and the run-time checks all come from this object. */
export interface TableContract {
  /** Full name, catalog first: `lake.silver.energy_hourly`. */
  readonly name: string;
  /** Where its files lie: `s3a://<bucket>/<system>/<table>`; a key of the configuration in braces is its value. */
  readonly location: string;
  /** What it holds; the last sentence says what one row is. */
  readonly description: string;
  readonly schema: StructType;
  /** The columns that together name a row. Empty: the same row may stand twice. */
  readonly keys: readonly string[];
  /** Iceberg partition expressions: a column, or a transform such as `months(valid_at)`. */
  readonly partitionedBy: readonly string[];
  readonly rules: readonly RowRule[];
  /** Properties of Iceberg's beside those that every table has. */
  readonly properties?: Readonly<Record<string, string>>;
  /** How long its snapshots are kept, where that is shorter than `lake.snapshot_hours`. */
  readonly snapshotHours?: number;
  /** Tables that jobs keep up with this one, by full name; what they have still to read is not forgotten. */
  readonly followers?: readonly string[];
}

/** A contract whose columns the compiler knows. */
export interface TypedTable<S extends Schema> extends TableContract {
  readonly schema: StructType<S>;
  readonly keys: readonly (keyof S & string)[];
}

/** The plain object a row of the table is. */
export type RowOf<T extends TableContract> = Row<SchemaOf<T["schema"]>>;

/**
 * Declares a table.
 *
 * @throws Error when the name or the location is not of the lake's form, or a key is not a column.
 *
 * @example
 * ```ts
 * const stations = defineTable({
 *   name: "lake.silver.stations",
 *   location: "s3a://silver/energy/stations",
 *   description: "Weather stations. One row per station.",
 *   schema: t.struct({ id: t.notNull(t.string), height_m: t.double }),
 *   keys: ["id"],
 *   partitionedBy: [],
 *   rules: [{ name: "height_m is on earth", condition: "height_m < 9000" }],
 * });
 * ```
 */
export function defineTable<S extends Schema>(contract: TypedTable<S>): TypedTable<S> {
  const { name, location, keys, schema } = contract;
  if (!/^[a-z]\w*(\.[a-z]\w*){2}$/.test(name)) {
    throw new Error(`table name ${name}: expected catalog.namespace.table in lower case`);
  }
  if (!/^s3a:\/\/([a-z0-9-]+|\{[\w.]+\})(\/([a-z0-9_-]+|\{[\w.]+\})){2,4}$/.test(location)) {
    throw new Error(`location ${location} of ${name}: expected s3a://<bucket>/<system>/<table>`);
  }
  const columns = new Set(schema.fields.map((field) => field.name));
  for (const key of keys) {
    if (!columns.has(key)) throw new Error(`${name} has the key ${key}, which is not one of its columns`);
  }
  return Object.freeze(contract);
}
