// npm run measure:scaling: measures on a stack of its own what events cost, and computes jobs/SCALING.md from it.
// With -- --compute it measures nothing and computes the page from the units measured last.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runCommand } from "@kindling/spark/cli";
import { repositoryRoot } from "@kindling/spark/config";
import { chooseOwnStack } from "../bench/stack.ts";
import { freePort } from "../harness/free-port.ts";
import { startStack, stopStack } from "../harness/stack.ts";
import { type Basis, computedPart, scalingPicture } from "./page.ts";
import { basisFile, pageFile, pageWith, pictureFile } from "./page-file.ts";

await runCommand(async () => {
  const { values } = parseArgs({ options: { compute: { type: "boolean", default: false } } });
  if (!values.compute) await measure();
  const basis: Basis = JSON.parse(readFileSync(basisFile, "utf8"));
  writeFileSync(pageFile, pageWith(readFileSync(pageFile, "utf8"), computedPart(basis)));
  writeFileSync(pictureFile, scalingPicture(basis));
  console.log("jobs/SCALING.md and its picture are written");
});

async function measure(): Promise<void> {
  await chooseOwnStack();
  // Spark's way to the store, where a proxy of the measuring program will count what it asks.
  process.env.KINDLING_STORAGE_SPARK_ENDPOINT = `http://127.0.0.1:${await freePort()}`;
  const stack = await startStack();
  const interrupt = () => void stopStack(stack);
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    // A program of its own, because what it uses reads the configuration when it is loaded.
    const program = ["--conditions=source", "--import", "tsx", "jobs/scaling/measure.ts"];
    const child = spawn(process.execPath, program, { cwd: repositoryRoot, stdio: "inherit" });
    const [code] = await once(child, "close");
    if (code !== 0) throw new Error(`measuring ended with ${code}`);
  } finally {
    await stopStack(stack);
  }
}
