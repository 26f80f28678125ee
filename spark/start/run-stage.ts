import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repositoryRoot } from "../config/index.ts";
import type { Stage } from "./test-stages.ts";

/** How a stage went. */
export interface StageResult {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
  /** "312 passed", "2 failed, 310 passed", or what else there is to say. */
  readonly detail: string;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

/** Runs one stage, its output on this terminal. Never rejects: a stage that cannot run has failed. */
export async function runStage(
  stage: Stage,
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<StageResult> {
  const started = Date.now();
  const reportFile = join(repositoryRoot, ".kindling", "stamps", `test-report-${process.pid}.json`);
  const exitCode = await run(commandOf(stage, reportFile), environment, signal);
  const detail = "project" in stage.run ? countTests(reportFile) : "";
  rmSync(reportFile, { force: true });
  // A stage without a single test proves nothing, so it does not count as passed.
  const passed = exitCode === 0 && detail !== noTests;
  const seconds = (Date.now() - started) / 1000;
  return { name: stage.name, passed, seconds, detail: detail || (passed ? "ok" : `exit code ${exitCode}`) };
}

const noTests = "no tests ran";

function commandOf({ run: what }: Stage, reportFile: string): string[] {
  if ("script" in what) return ["npm", "run", "--silent", what.script];
  const vitest = join(repositoryRoot, "node_modules", "vitest", "vitest.mjs");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`];
  const settings = ["--config", ".vitest.config.ts"];
  return [process.execPath, vitest, "run", ...settings, "--project", what.project, ...reporters];
}

function run(
  [program = "", ...args]: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: repositoryRoot, env: { ...environment }, stdio: "inherit" });
    const stop = () => child.kill("SIGTERM");
    signal.addEventListener("abort", stop);
    const finish = (code: number | null) => {
      signal.removeEventListener("abort", stop);
      resolve(code);
    };
    child.once("error", () => finish(null));
    child.once("close", finish);
  });
}

function countTests(reportFile: string): string {
  if (!existsSync(reportFile)) return "vitest wrote no report";
  const report = vitestReport.parse(JSON.parse(readFileSync(reportFile, "utf8")));
  const counts = [
    [report.numFailedTests, "failed"],
    [report.numPassedTests, "passed"],
    [report.numPendingTests + report.numTodoTests, "not run"],
  ] as const;
  return (
    counts
      .filter(([count]) => count > 0)
      .map(([count, word]) => `${count} ${word}`)
      .join(", ") || noTests
  );
}
