import { expect, it } from "vitest";
import { isQueryText } from "../../../src/session/query-text.ts";
import { commands, queries, undecided, wrong } from "../../support/sql-texts.ts";

it.each(queries)("%j is a query", (text) => {
  expect(isQueryText(text)).toBe(true);
});

it.each([...commands, ...undecided, ...wrong])("%j is for the server to read", (text) => {
  expect(isQueryText(text)).toBe(false);
});

it("a comment of megabytes is read once", () => {
  expect(isQueryText(`/*${" *".repeat(2 ** 20)}*/ SELECT 1`)).toBe(true);
  expect(isQueryText(`/*${" *".repeat(2 ** 20)}`)).toBe(false);
});
