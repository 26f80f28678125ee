import { SparkServerError } from "spark-connect-js";

/** Each failure means that another has got on: so many in a row are not of this kind. */
const mostAttempts = 5;

/** In the words of Spark, Iceberg and Postgres, whose constraints decide who was first. */
const isThereAlready = /already exists|duplicate key value violates unique constraint/;

/**
 * Makes something that jobs which start at the same moment make too: all find nothing there, one makes it, and the
 * others are refused. They find it when they try again. Any other error is the caller's.
 */
export async function despiteOthers(make: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await make();
      return;
    } catch (error) {
      if (attempt === mostAttempts || !wasOvertaken(error)) throw error;
    }
  }
}

function wasOvertaken(error: unknown): boolean {
  if (!(error instanceof SparkServerError)) return false;
  return error.serverErrors.some(
    ({ classNames, message }) =>
      isThereAlready.test(message) ||
      // Between a change of a table and its commit another one was committed.
      classNames.includes("org.apache.iceberg.exceptions.CommitFailedException"),
  );
}
