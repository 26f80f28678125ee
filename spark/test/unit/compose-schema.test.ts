import { DCLinter } from "dclint";
import { expect, it } from "vitest";
import { composePath } from "./compose-file.ts";
import { temporaryFile } from "./temporary-file.ts";

interface Complaint {
  readonly rule: string;
  readonly message: string;
}

/** Matters of taste; order in the file follows the reader's, not the alphabet's. */
const ignored = [
  "require-quotes-in-ports",
  "service-dependencies-alphabetical-order",
  "service-keys-order",
  "service-ports-alphabetical-order",
  "services-alphabetical-order",
  "top-level-properties-order",
  // An image that is built here carries the name under which two services share it.
  "no-build-and-image",
];

/** What a linter that carries the compose specification's own JSON schema has against a file. */
function complaints(path: string): string[] {
  const rules = Object.fromEntries(ignored.map((rule) => [rule, 0 as const]));
  const linter = new DCLinter({ rules, quiet: true, debug: false, exclude: [] });
  const results: readonly { readonly messages: readonly Complaint[] }[] = linter.lintFiles([path], false);
  return results.flatMap(({ messages }) => messages.map(({ rule, message }) => `${rule}: ${message}`));
}

it("the specification has nothing against docker-compose.yaml", () => {
  expect(complaints(composePath)).toEqual([]);
});

it.each([
  ["a key that does not exist", "portz: []"],
  ["a health check that is no command", "healthcheck: { test: 5 }"],
  ["a condition that does not exist", "depends_on: { b: { condition: up } }"],
  ["a mount without a type", "volumes: [{ source: a, target: /b }]"],
])("it has something against %s", (_, line) => {
  const file = temporaryFile(
    "docker-compose.yaml",
    `name: x\nservices:\n  a:\n    image: x:1\n    ${line}\n`,
  );
  expect(complaints(file)).toEqual([expect.stringContaining("invalid-schema")]);
});
