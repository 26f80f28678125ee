import { col, type DataFrame } from "spark-connect-js";
import type { TableContract } from "./table-contract.ts";

/** The columns of a table, in its order and types, out of rows that have them all. */
export function shapedFor(table: TableContract, rows: DataFrame): DataFrame {
  return rows.select(
    ...table.schema.fields.map(({ name, dataType }) => col(name).cast(dataType).alias(name)),
  );
}
