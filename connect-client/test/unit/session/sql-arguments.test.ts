import { expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.ts";
import { sqlResult } from "../../../src/session/sql-result.ts";
import { RecordingExecutor } from "../recording-executor.ts";

it.each<[string, readonly unknown[], RegExp]>([
  ["a query that is no text", [5, {}], /query must be text, not 5/],
  [
    "half of a surrogate pair",
    ["SELECT '\ud800'", {}],
    /query must be text without half of a surrogate pair/,
  ],
  ["one value in place of parameters", ["SELECT ?", 5], /parameters must be values by name.*not 5/],
  ["a map", ["SELECT :a", new Map([["a", 1]])], /parameters must be values by name.*Map/],
  ["a parameter that is undefined", ["SELECT :a", { a: undefined }], /no Spark literal for undefined/],
])("%s is an error before anything is sent", async (_, args, message) => {
  const executor = new RecordingExecutor();
  const failure = Promise.resolve().then(() =>
    Reflect.apply(sqlResult, undefined, [executor, args[0], args.slice(1)]),
  );
  await expect(failure).rejects.toThrow(ArgumentError);
  await expect(failure).rejects.toThrow(message);
  expect(executor.plans).toEqual([]);
});
