import { describe, test } from "vitest";
import { type PysparkVersion, pythonWithPyspark } from "./environment.ts";

/** Tests that need PySpark. Where it cannot be had, one skipped test with their name stands for them. */
export async function comparedWithPyspark(
  version: PysparkVersion,
  purpose: string,
  tests: (python: string) => void,
): Promise<void> {
  const python = await pythonWithPyspark(version, purpose);
  if (python === undefined) test.skip(`${purpose}, compared with PySpark ${version}`, () => undefined);
  else describe(`${purpose}, compared with PySpark ${version}`, () => tests(python));
}
