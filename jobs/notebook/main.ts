// npm run notebook -- <file.md>: runs the cells of a notebook and writes the document with what they wrote.
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { ConfigError, loadConfig } from "@kindling/spark/config";
import { SparkSession, TransportError } from "spark-connect-js";
import { exitCodes, JobFailure } from "../lib/job/exit-codes.ts";
import { writeCellModule } from "./cell-module.ts";
import { checkTypes } from "./check-types.ts";
import { NotebookError, readNotebook } from "./notebook.ts";
import { runCells } from "./run-cells.ts";
import { writeDocument } from "./write-document.ts";

const usage = `npm run notebook -- <file.md> [options]

  --check              compile the cells and end; needs no server
  --namespace <name>   read tables from this namespace of the lake's catalog in place of their own
  --output <folder>    where the document goes (output/ beside the notebook)`;

process.exitCode = await main().catch((error: unknown) => {
  const isExpected = [NotebookError, JobFailure, ConfigError].some((kind) => error instanceof kind);
  console.error(isExpected && error instanceof Error ? error.message : error);
  if (error instanceof JobFailure) return error.exitCode;
  return error instanceof TransportError ? exitCodes.unreachable : exitCodes.failed;
});

async function main(): Promise<number> {
  const { file, check, namespace, output } = readArguments();
  const notebook = readNotebook(file);
  const module = writeCellModule(notebook);
  await checkTypes(notebook, module);
  if (check) {
    console.log(`${file}: ${notebook.cells.length} cells compile`);
    return exitCodes.ok;
  }
  const started = performance.now();
  await using spark = await SparkSession.builder
    .remote(loadConfig().spark.remote)
    .appName(`notebook ${file}`)
    .config("spark.sql.session.timeZone", "UTC")
    .create();
  const run = await runCells(notebook, module, spark, namespace ?? null);
  const document = writeDocument(notebook, run, output ?? join(dirname(notebook.path), "output"));
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`${relative(process.cwd(), document)}: written in ${seconds} s`);
  if (run.failure === null) return exitCodes.ok;
  console.error(run.failure.message);
  return exitCodes.failed;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        check: { type: "boolean", default: false },
        namespace: { type: "string" },
        output: { type: "string" },
      },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) throw new Error("expected one notebook");
    return { file, ...values };
  } catch (error) {
    throw new JobFailure(
      exitCodes.usage,
      `${error instanceof Error ? error.message : String(error)}\n\n${usage}`,
    );
  }
}
