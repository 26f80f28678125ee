import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { remote } from "../live/remote.ts";

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(packageRoot, "..", ".kindling", "cache");
const typescript = join(
  dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
  "bin",
  "tsc",
);
const npm = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");

/** Where npm is: beside Node, or wherever the PATH has it. */
const [npmCommand, ...npmArgs] = existsSync(npm) ? [process.execPath, npm] : ["npm"];

function runNpm(cwd: string, ...args: readonly string[]): string {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  return execFileSync(npmCommand ?? "npm", [...npmArgs, ...args, ...quiet], { cwd, encoding: "utf8" });
}

/** A Node.js of another major version, as its npm package has it; fetched once. */
function nodeOf(major: number): string {
  if (Number(process.versions.node.split(".")[0]) === major) return process.execPath;
  const home = join(cache, `node-${major}`);
  const binary = join(home, "node_modules", "node", "bin", "node");
  if (!existsSync(binary)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, "package.json"), '{ "private": true }\n');
    runNpm(home, "install", `node@${major}`);
  }
  return binary;
}

const program = `
  import { col, functions as F, SparkSession } from "spark-connect-js";
  import { Pipeline } from "spark-connect-js/ml";
  const spark = await SparkSession.builder.remote(process.env.SPARK_REMOTE).create();
  const rows = spark.range(3).select(F.sum(col("id")).alias("total"));
  console.log(typeof Pipeline, await rows.collect(), process.versions.node.split(".")[0]);
  await spark.stop();
`;

/** With the copy of apache-arrow that the program itself imports. */
const arrowProgram = `
  import { SparkSession } from "spark-connect-js";
  import { Table, tableFromArrays, vectorFromArray } from "apache-arrow";
  const spark = await SparkSession.builder.remote(process.env.SPARK_REMOTE).create();
  const input = tableFromArrays({ n: Int32Array.of(1, 2, 3), s: vectorFromArray(["a", null, "ü"]) });
  const df = spark.createDataFrame(input.slice(1));
  console.log(JSON.stringify(await df.collect()));
  const output = await df.toArrow();
  console.log(output.constructor === Table, output.getChild("n").toArray(), output.concat(output).numRows);
  await spark.stop();
`;

const typedProgram = `
  import { col, SparkSession, t } from "spark-connect-js";
  import { LinearRegression } from "spark-connect-js/ml";
  export async function totals(spark: SparkSession): Promise<(bigint | null)[]> {
    const schema = t.struct({ id: t.long });
    const rows = await spark.createDataFrame([{ id: 1n }], schema).filter(col("id").gt(0)).collect();
    return rows.map((row) => row.id);
  }
  export const regression: LinearRegression = new LinearRegression();
`;

let project: string;
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "spark-connect-js-"));
  const [{ filename }] = JSON.parse(runNpm(packageRoot, "pack", "--json", "--pack-destination", project));
  writeFileSync(join(project, "package.json"), '{ "private": true, "type": "module" }\n');
  runNpm(project, "install", join(project, filename), "@types/node@20");
  writeFileSync(join(project, "main.js"), program);
  writeFileSync(join(project, "arrow.js"), arrowProgram);
  writeFileSync(join(project, "typed.ts"), typedProgram);
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

const installed = (...path: readonly string[]) => join(project, "node_modules", "spark-connect-js", ...path);

describe("the package in an empty project", () => {
  it.each([20, 22, 24])("runs a query on Node.js %i, with nothing else on the machine", (major) => {
    const node = nodeOf(major);
    const output = execFileSync(node, ["main.js"], {
      cwd: project,
      encoding: "utf8",
      // Neither Java nor Maven, nor the flags of the test's own runner.
      env: { PATH: [dirname(node), "/usr/bin/nothing"].join(delimiter), SPARK_REMOTE: remote },
    });
    expect(output.trim()).toBe(`function [ { total: 3n } ] ${major}`);
  });

  it("takes tables of the program's own apache-arrow, and gives such", () => {
    const env = { ...process.env, SPARK_REMOTE: remote };
    const output = execFileSync(process.execPath, ["arrow.js"], { cwd: project, encoding: "utf8", env });
    expect(output.trim().split("\n")).toEqual([
      '[{"n":2,"s":null},{"n":3,"s":"ü"}]',
      "true Int32Array(2) [ 2, 3 ] 4",
    ]);
  });

  it.each(["nodenext", "bundler"])("has types that hold under module resolution %s", (resolution) => {
    const module = resolution === "nodenext" ? "nodenext" : "esnext";
    const flags = [
      "--noEmit",
      "--strict",
      "--target",
      "es2022",
      "--module",
      module,
      "--moduleResolution",
      resolution,
    ];
    const check = () =>
      execFileSync(process.execPath, [typescript, ...flags, "typed.ts"], { cwd: project, encoding: "utf8" });
    expect(check()).toBe("");
  });

  it("brings the licences and the guide, and nothing that is not needed", () => {
    expect(readdirSync(installed()).sort()).toEqual([
      "FEATURES.md",
      "LICENSE",
      "README.md",
      "dist",
      "guide",
      "package.json",
    ]);
    const files = readdirSync(installed("dist"), { recursive: true, encoding: "utf8" });
    expect(
      files.filter(
        (name) => !/\.(js|js\.map|d\.ts)$/.test(name) && statSync(installed("dist", name)).isFile(),
      ),
    ).toEqual(["licences.txt"]);
  });

  it("is as large, and needs what, its README says", () => {
    const readme = readFileSync(installed("README.md"), "utf8");
    const { dependencies } = JSON.parse(readFileSync(installed("package.json"), "utf8"));
    for (const name of Object.keys(dependencies)) expect(readme).toContain(`\`${name}\``);
    const [, said] = /([\d.]+) MB unpacked/.exec(readme) ?? [];
    const bytes = readdirSync(installed(), { recursive: true, encoding: "utf8" })
      .map((name) => statSync(installed(name)))
      .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
    expect(bytes / 1e6).toBeLessThan(Number(said) * 1.1);
    expect(bytes / 1e6).toBeGreaterThan(Number(said) * 0.7);
  });
});
