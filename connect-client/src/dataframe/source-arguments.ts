import { isPlainObject } from "../internal/plain-object.ts";
import { textList, wrongArgument } from "../plan/arguments.ts";
import type { OptionValue } from "../plan/options.ts";
import { type AnySchema, type Schema, StructType } from "../types/index.ts";

/** A table by its name, with the columns it is to have. */
export interface TableContract<S extends Schema = AnySchema> {
  /** As qualified as a query would name it: `lake.silver.prices`. */
  readonly name: string;
  readonly schema: StructType<S>;
}

/** Whether a table is told by its contract; whatever else is no name is an error of its own. */
export function isContract(table: string | TableContract): table is TableContract {
  return typeof table === "object" && table !== null && table.schema instanceof StructType;
}

/** The schema of a read and options of its source; PySpark's keyword arguments. */
export interface ReadOptions<R extends Schema = AnySchema> {
  readonly schema?: StructType<R> | string;
  readonly [option: string]: OptionValue | StructType<R> | undefined;
}

/** {@link ReadOptions} with the name of the source. */
export interface LoadOptions<R extends Schema = AnySchema> extends ReadOptions<R> {
  readonly format?: string;
}

/** Paths one by one or in one list, then perhaps options. */
export type PathArguments<O> =
  | readonly string[]
  | readonly [...paths: readonly string[], options: O]
  | readonly [paths: readonly string[], options?: O | undefined];

/**
 * Tells paths from the options after them.
 *
 * @throws {@link ArgumentError} for a path that is not text
 */
export function pathsAndOptions<O extends object>(
  args: PathArguments<O>,
): { readonly paths: readonly string[]; readonly options: Partial<O> } {
  const last = args.at(-1);
  const options = isPlainObject(last) ? (last as O) : undefined;
  const given: readonly unknown[] = args.filter((each) => each !== undefined && each !== options);
  const paths = given.length === 1 ? given[0] : given;
  return { paths: textList("path", paths as string | readonly string[]), options: options ?? {} };
}

/**
 * A schema as the server reads it; JSON keeps nullability and metadata, which DDL does not.
 *
 * @throws {@link ArgumentError} if it is neither
 */
export function schemaText(schema: StructType | string): string {
  if (schema instanceof StructType) return schema.json();
  if (typeof schema === "string" && schema.trim() !== "") return schema;
  throw wrongArgument(
    "schema",
    'a StructType such as t.struct({ id: t.long }) or DDL such as "id LONG"',
    schema,
  );
}
