import { type DataFrame, functions as F, lit } from "spark-connect-js";
import { exitCodes, JobFailure } from "../job/exit-codes.ts";
import type { TableContract } from "./table-contract.ts";

/** A rule of a contract that rows break, and how many do. */
export interface BrokenRule {
  readonly rule: string;
  readonly rows: number;
}

/**
 * One row with a column a rule: how many of `rows` break it. Rules are a contract's own, that its required
 * columns are never null, and that its keys name one row each.
 */
export function ruleCounts(rows: DataFrame, table: TableContract): DataFrame {
  const counted = allRules(table).map(({ name, condition }) =>
    F.sum(F.when(F.coalesce(F.expr(`(${condition})`), lit(false)), lit(0)).otherwise(lit(1))).alias(name),
  );
  const keys = table.keys.map((key) => F.col(key));
  const [first, ...others] = keys;
  const doubled =
    first === undefined
      ? []
      : [
          F.count(lit(1))
            .minus(F.countDistinct(F.struct(first, ...others)))
            .alias(keyRule(table)),
        ];
  const [aggregate = F.count(lit(1)).alias("rows"), ...more] = [...counted, ...doubled];
  return rows.agg(aggregate, ...more);
}

/**
 * Runs a job: holds rows against the contract of the table they are meant for.
 *
 * @throws {@link JobFailure} (checks failed) naming each broken rule and how many rows break it.
 */
export async function checkRows(rows: DataFrame, table: TableContract): Promise<void> {
  const [counts = {}] = await ruleCounts(rows, table).collect();
  const broken = brokenRules(counts);
  if (broken.length === 0) return;
  const list = broken.map(({ rule, rows: count }) => `  ${rule}: broken by ${count} row(s)`).join("\n");
  throw new JobFailure(exitCodes.checksFailed, `${table.name} was not written; its contract says:\n${list}`);
}

/** The rules that at least one row breaks. */
export function brokenRules(counts: Readonly<Record<string, unknown>>): BrokenRule[] {
  return Object.entries(counts)
    .map(([rule, rows]) => ({ rule, rows: Number(rows ?? 0) }))
    .filter(({ rows }) => rows > 0);
}

function allRules(table: TableContract) {
  const required = table.schema.fields.filter((field) => !field.nullable);
  return [
    ...required.map(({ name }) => ({ name: `${name} is not null`, condition: `${name} IS NOT NULL` })),
    ...table.rules,
  ];
}

function keyRule(table: TableContract): string {
  return `${table.keys.join(", ")} ${table.keys.length === 1 ? "names" : "name"} one row`;
}
