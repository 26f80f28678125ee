import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../../lib/job/command-line.ts";
import { exitCodes, JobFailure } from "../../../lib/job/exit-codes.ts";

describe("parseCommandLine", () => {
  it("reads job, mode and settings", () => {
    expect(parseCommandLine(["energy-train-model", "--set", "until=2024-11-01T00:00:00Z", "--plan"])).toEqual(
      {
        job: "energy-train-model",
        mode: "plan",
        settings: new Map([["until", "2024-11-01T00:00:00Z"]]),
      },
    );
  });

  it("keeps what follows the first equals sign", () => {
    expect(parseCommandLine(["j", "--set", "a=b=c"]).settings.get("a")).toBe("b=c");
  });

  it.each([
    [[], "name a job"],
    [["a", "b"], "one job at a time"],
    [["a", "--plan", "--once"], "--plan and --once exclude each other"],
    [["a", "--set", "nothing"], "--set nothing: expected key=value"],
    [["a", "--fast"], "--fast"],
  ])("refuses %j as wrong usage", (args, problem) => {
    const failure = caught(() => parseCommandLine(args));
    expect(failure.exitCode).toBe(exitCodes.usage);
    expect(failure.message).toContain(problem);
    expect(failure.message).toContain("usage: npm run job:");
  });
});

function caught(run: () => unknown): JobFailure {
  try {
    run();
  } catch (error) {
    if (error instanceof JobFailure) return error;
  }
  throw new Error("expected a JobFailure");
}
