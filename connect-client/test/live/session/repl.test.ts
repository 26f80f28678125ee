import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { remote } from "../remote.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** What Node's own prompt answers to lines typed into it, each once the one before is answered. */
async function typed(...lines: readonly string[]): Promise<string[]> {
  const node = spawn(process.execPath, ["--conditions=source", "--import", "tsx", "--interactive"], {
    cwd: root,
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "", NO_COLOR: "1", NODE_REPL_HISTORY: "" },
  });
  const waiting = [...lines, ".exit"];
  let output = "";
  for await (const chunk of node.stdout) {
    output += chunk;
    if (output.endsWith("> ")) node.stdin.write(`${waiting.shift() ?? ".exit"}\n`);
  }
  const answers = output.split("\n").map((line) => line.replace(/^(> )+/, "").trim());
  return answers.filter(
    (line) => line !== "" && !line.startsWith("Welcome to Node") && !line.startsWith("Type "),
  );
}

it("works at Node's prompt, which shows what things are", async () => {
  const answers = await typed(
    `const { SparkSession, col, Window, functions: F } = await import("spark-connect-js")`,
    `const spark = await SparkSession.builder.remote("${remote}").create()`,
    "spark",
    `const df = spark.range(3).withColumn("next", col("id").plus(1)); df`,
    `df.groupBy("next")`,
    `col("id").gt(1)`,
    `Window.partitionBy("next")`,
    "await df.collect()",
    `await spark.table("no_such_table").collect().catch((error) => error.errorClass)`,
    "await spark.stop()",
  );
  const shown = answers.filter((line) => line !== "undefined");
  expect(shown).toEqual([
    expect.stringMatching(/^SparkSession\[sc:\/\/127\.0\.0\.1:\d+, Spark 4\.0\.0, session [0-9a-f-]{36}\]$/),
    expect.stringMatching(/^DataFrame\[/),
    expect.stringMatching(/^GroupedData\[groupBy\(next\) of DataFrame\[/),
    "Column<(id > 1)>",
    "WindowSpec(PARTITION BY next)",
    "[ { id: 0n, next: 1n }, { id: 1n, next: 2n }, { id: 2n, next: 3n } ]",
    "'TABLE_OR_VIEW_NOT_FOUND'",
  ]);
});
