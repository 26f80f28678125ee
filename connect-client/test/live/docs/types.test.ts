import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { freshFolder, writeModule } from "./example-modules.ts";
import { type Example, examplesOf } from "./examples.ts";

const tsc = fileURLToPath(new URL("../../../../node_modules/.bin/tsc", import.meta.url));
const settings = {
  extends: "../../../tsconfig.json",
  compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
  include: ["*.ts"],
  exclude: [],
};

/** Runs the compiler over a folder: the errors in it, a line each. */
function compile(folder: string): Promise<string[]> {
  return new Promise((resolve) => {
    execFile(tsc, ["-p", folder, "--pretty", "false"], { cwd: folder }, (_, stdout) =>
      resolve(stdout.split("\n").filter((line) => line !== "")),
    );
  });
}

it("every example compiles", async () => {
  const folder = freshFolder("types");
  const places = {
    remote: "sc://localhost:15002",
    kafka: "localhost:9092",
    jdbc: "jdbc:postgresql:",
    demo: "demo",
  };
  const files = new Map<string, Example>();
  for (const [, examples] of examplesOf(process.env.EXAMPLES)) {
    for (const example of examples) files.set(writeModule(folder, example, places), example);
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const errors = (await compile(folder)).map((error) =>
    error.replace(/^(\S+\.ts)\((\d+),(\d+)\)/, (place, module, line, column) => {
      const example = files.get(join(folder, module));
      return example ? `${example.file}:${line}:${column}` : place;
    }),
  );
  expect(errors).toEqual([]);
});
