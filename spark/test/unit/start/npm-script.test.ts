import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { StackError } from "../../../services/service.ts";
import { scriptCommand } from "../../../start/npm-script.ts";
import { type Step, steps } from "../../../start/steps.ts";

const step = (script: string, args: readonly string[] = []): Step => ({
  script,
  args,
  title: "x",
  runs: "first",
});

it("runs a script of package.json with its own arguments, without npm in between", () => {
  const { program, args, env, cwd } = scriptCommand(step("show-config"));
  expect(program).toBe("/bin/sh");
  expect(args[1]).toMatch(/^exec node .*spark\/cli\/show-config\.ts "\$@"$/);
  const shown = spawnSync(program, args, { cwd, env: { ...process.env, ...env }, encoding: "utf8" });
  expect(shown.stdout).toContain("state_dir:");
  expect(shown.status).toBe(0);
});

it("refuses a script that is not there, and one of several commands", () => {
  expect(() => scriptCommand(step("job:nothing"))).toThrow(
    new StackError('package.json has no script "job:nothing", which npm start runs'),
  );
  expect(() => scriptCommand(step("check"))).toThrow(/more than one command/);
});

it("starts the dashboard first, so that there is something to look at while the data is loaded", () => {
  expect(steps[0]).toMatchObject({ script: "dashboard", runs: "always", health: "/healthz" });
});
