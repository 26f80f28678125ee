import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const packageRoot = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

const program = `
  import { SparkSession, col, lit, expr, Window, functions as F } from "spark-connect-js";
  import { Pipeline } from "spark-connect-js/ml";
  import { traceSparkConnect } from "spark-connect-js/opentelemetry";
  const isFunction = (value) => typeof value === "function";
  console.log([SparkSession, col, lit, expr, F.count, F.dateTrunc, Window.partitionBy, Pipeline, traceSparkConnect].every(isFunction));
`;

it("builds into a package that a plain script can import", { timeout: 120_000 }, () => {
  execFileSync(process.execPath, [join(packageRoot, "scripts", "build.mjs")], { stdio: "inherit" });
  const output = execFileSync(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: join(packageRoot, ".."),
    encoding: "utf8",
    // The runner's own flags would resolve the package to its sources.
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(output.trim()).toBe("true");
});
