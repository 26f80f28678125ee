import { SparkServerError } from "spark-connect-js";
import { describe, expect, it } from "vitest";
import { despiteOthers } from "../../../lib/lake/despite-others.ts";

/** An error as the server reports it: each link of the chain with the class and the message of one in Java. */
function serverError(...chain: readonly (readonly [className: string, message: string])[]): SparkServerError {
  const serverErrors = chain.map(([className, message]) => ({
    ...{ classNames: [className], message, errorClass: undefined, sqlState: undefined },
    ...{ messageParameters: {}, queryContexts: [], stackTrace: [] },
  }));
  return new SparkServerError(chain[0]?.[1] ?? "", { serverErrors });
}

/** Makes something that fails with each error in turn, and then works; says how often it was tried. */
async function attempts(...errors: readonly Error[]): Promise<number> {
  let tried = 0;
  await despiteOthers(async () => {
    const error = errors[tried++];
    if (error !== undefined) throw error;
  });
  return tried;
}

const sql = "org.apache.iceberg.jdbc.UncheckedSQLException";
const postgres = "org.postgresql.util.PSQLException";
// As six sessions got them that made the same namespace, table and column at once (Spark 4.0.0, Iceberg's JDBC catalog).
const overtaken = [
  serverError(
    [sql, "Cannot check and eventually update SQL schema"],
    [postgres, 'ERROR: column "iceberg_type" of relation "iceberg_tables" already exists'],
  ),
  serverError(
    [sql, "Unknown failure"],
    [postgres, 'ERROR: duplicate key value violates unique constraint "iceberg_tables_pkey"'],
  ),
  serverError(["org.apache.iceberg.exceptions.CommitFailedException", "Table metadata refresh is required"]),
  serverError([
    "org.apache.spark.SparkException",
    "Unsupported table change: Cannot add column, name already exists: b",
  ]),
];

describe("what several make at once", () => {
  it.each(overtaken)("is tried again by who was too late: $message", async (error) => {
    expect(await attempts(error)).toBe(2);
  });

  it("is tried once where the store refuses, and the error is the store's", async () => {
    const refused = serverError(
      ["org.apache.iceberg.exceptions.RuntimeIOException", "Failed to write metadata"],
      ["java.nio.file.AccessDeniedException", "s3a://silver/test: Forbidden"],
    );
    let tried = 0;
    const make = () => {
      tried += 1;
      return Promise.reject(refused);
    };
    await expect(despiteOthers(make)).rejects.toBe(refused);
    expect(tried).toBe(1);
  });

  it("is given up where nobody can be that fast", async () => {
    const [error = new Error()] = overtaken;
    await expect(attempts(...Array.from({ length: 5 }, () => error))).rejects.toBe(error);
    expect(await attempts(...Array.from({ length: 4 }, () => error))).toBe(5);
  });
});
