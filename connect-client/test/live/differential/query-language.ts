import { runInThisContext } from "node:vm";
import { SparkServerError } from "../../../src/errors/index.ts";
import * as client from "../../../src/index.ts";
import { ArgumentError, DataFrame, DataType, PlanError, type SparkSession } from "../../../src/index.ts";
import { type Description, described, describedPlain } from "./described.ts";

/**
 * A query is one text that is run as TypeScript here and, by evaluate.py, as Python there. That works because
 * PySpark's methods have the names of ours; evaluate.py gives its functions and operators our names, takes out
 * `await`, and writes lambdas as Python does. So a query keeps to what both languages read alike: calls, texts in
 * double quotes, numbers, lists, objects with quoted keys, and the names of {@link namesFor}.
 */
export type Query = string;

/** What a query came to: rows with their schema, another value, or a failure, of which only the last is a fault. */
export type Answer =
  | { readonly schema: unknown; readonly rows?: Description }
  | { readonly value: Description }
  | { readonly error: string | null; readonly sqlState: string | null }
  | { readonly refused: string }
  | { readonly broken: string };

/** How many queries run at a time. */
const parallel = 3;

/** What a query may use by name. */
function namesFor(spark: SparkSession) {
  return {
    spark,
    F: client.functions,
    Window: client.Window,
    col: client.col,
    lit: client.lit,
    expr: client.expr,
    sql: (text: string, args?: client.SqlArguments) => spark.sql(text, args),
    table: (name: string) => spark.table(name),
    show: (df: DataFrame, ...args: Parameters<DataFrame["showString"]>) => df.showString(...args),
    schemaOf: (df: DataFrame) => df.schema(),
  };
}

/** Runs queries here, and gives their answers in order. */
export async function evaluateAll(
  spark: SparkSession,
  queries: readonly Query[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const rest = queries.entries();
  const worker = async () => {
    for (const [i, query] of rest) answers[i] = await evaluate(spark, query);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return answers;
}

async function evaluate(spark: SparkSession, query: Query): Promise<Answer> {
  const names = namesFor(spark);
  const run: unknown = runInThisContext(`async (${Object.keys(names).join(", ")}) => (${query})`);
  if (typeof run !== "function") throw new Error(`not a query: ${query}`);
  try {
    return await answer(await run(...Object.values(names)));
  } catch (error) {
    if (error instanceof SparkServerError)
      return { error: error.errorClass ?? null, sqlState: error.sqlState ?? null };
    if (error instanceof ArgumentError || error instanceof PlanError) return { refused: error.message };
    return { broken: String(error) };
  }
}

async function answer(value: unknown): Promise<Answer> {
  if (value instanceof DataType) return { schema: JSON.parse(value.json()) };
  if (!(value instanceof DataFrame)) return { value: describedPlain(value) };
  const schema = await value.schema();
  const rows = await (hasRepeatedNames(schema) ? value.collectArrays() : value.collect());
  return { schema: JSON.parse(schema.json()), rows: rows.map((row) => described(row, schema)) };
}

function hasRepeatedNames(type: DataType): boolean {
  if (type instanceof client.ArrayType) return hasRepeatedNames(type.elementType);
  if (!(type instanceof client.StructType)) return false;
  return (
    new Set(type.fieldNames).size < type.fields.length ||
    type.fields.some(({ dataType }) => hasRepeatedNames(dataType))
  );
}
