import { readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contradictions, derivedName, featureTables } from "../../parity/features.ts";
import { featuresMarkdown } from "../../parity/markdown.ts";

const file = new URL("../../../FEATURES.md", import.meta.url);

it("derives names as TypeScript writes them", () => {
  expect(
    ["date_trunc", "log10", "st_asbinary", "DISK_ONLY_2", "isin", "bitwiseAND"].map(derivedName),
  ).toEqual(["dateTrunc", "log10", "stAsbinary", "DISK_ONLY_2", "isin", "bitwiseAND"]);
});

it("every name of PySpark is present, or listed with a reason, and not both", () => {
  expect(contradictions()).toEqual([]);
});

it("FEATURES.md says what is true; UPDATE_FEATURES=1 writes it", () => {
  const features = featuresMarkdown(featureTables());
  if (process.env.UPDATE_FEATURES === "1") writeFileSync(file, features);
  expect(readFileSync(file, "utf8")).toBe(features);
});
