import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { remote } from "../remote.ts";

const packageRoot = new URL("../../../", import.meta.url);

it("the README's example prints what the README says", async () => {
  const readme = await readFile(new URL("README.md", packageRoot), "utf8");
  const section = readme.slice(readme.indexOf("## Example"), readme.indexOf("## What is here"));
  const [program, output] = [/```ts\n(.*?)```/s, /```text\n(.*?)```/s].map(
    (block) => block.exec(section)?.[1] ?? "",
  );
  const code = program?.replace("sc://localhost:15002", remote) ?? "";
  const options = ["--conditions=source", "--import", "tsx", "--input-type=module", "--eval", code];
  const { stdout } = await promisify(execFile)(process.execPath, options, {
    cwd: fileURLToPath(packageRoot),
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(code).toContain(remote);
  expect(stdout).toBe(output);
});
