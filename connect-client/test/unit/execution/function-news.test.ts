import { expect, it } from "vitest";
import { AnalysisError } from "../../../src/errors/index.ts";
import { explainUnknownFunction } from "../../../src/execution/function-news.ts";

function unknown(routineName: string, errorClass = "UNRESOLVED_ROUTINE", parameter = "routineName") {
  return new AnalysisError(`[${errorClass}] Cannot resolve ${routineName}.`, {
    errorClass,
    messageParameters: { [parameter]: routineName },
  });
}

function explained(error: AnalysisError, version: string): string {
  explainUnknownFunction(error, version);
  return error.message;
}

it("a function the server is too old for is named with its version", () => {
  expect(explained(unknown("`theta_sketch_agg`"), "4.0.0")).toBe(
    "[UNRESOLVED_ROUTINE] Cannot resolve `theta_sketch_agg`.\n" +
      "theta_sketch_agg() needs a Spark server of version 4.1 or newer; this one is 4.0.0.",
  );
  expect(explained(unknown("`tuple_union_agg_double`"), "4.1.2")).toContain("4.2 or newer");
  const table = unknown("`python_worker_logs`", "UNRESOLVABLE_TABLE_VALUED_FUNCTION", "name");
  expect(explained(table, "4.0.0")).toContain("4.1 or newer");
});

it.each([
  ["a function of nobody", unknown("`thta`"), "4.0.0"],
  ["a function the server should have", unknown("`theta_union`"), "4.1.0"],
  ["another error", unknown("`theta_union`", "UNRESOLVED_COLUMN"), "4.0.0"],
  ["a server of unknown version", unknown("`theta_union`"), ""],
])("the error for %s stays as it is", (_, error, version) => {
  const { message } = error;
  expect(explained(error, version)).toBe(message);
});
