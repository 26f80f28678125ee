import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { jobs } from "../../registry.ts";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

describe("the registry", () => {
  it("has a script for each job, and there is no other", () => {
    const { scripts } = JSON.parse(read("../../../package.json")) as { scripts: Record<string, string> };
    const found = Object.entries(scripts).filter(([name]) => name.startsWith("job:"));
    const wanted = jobs.map(({ name }) => [
      `job:${name}`,
      `node --conditions=source --import tsx jobs/run.ts ${name}`,
    ]);
    expect(found.sort()).toEqual(wanted.sort());
  });

  it("has a line in the README for each job, in its own words", () => {
    const rows = [
      ...read("../../README.md").matchAll(/^\| `([a-z-]+)` +\| (batch|task|stream|loop) +\| (.+?) +\|$/gm),
    ];
    expect(rows.map(([, name, kind, description]) => ({ name, kind, description }))).toEqual(
      jobs.map(({ name, kind, description }) => ({ name, kind, description })),
    );
  });

  it("has every setting in the README, and no other", () => {
    const section = read("../../README.md").split("## Settings")[1]?.split("## ")[0] ?? "";
    const rows = [...section.matchAll(/^\| (?:`[a-z-]+`)? +\| `(\w+)` +\|/gm)].map(([, setting]) => setting);
    expect(rows).toEqual(jobs.flatMap(({ settings }) => Object.keys(settings)));
  });

  it("gives each job a name of the form <system>-<job>", () => {
    for (const { name } of jobs) expect(name).toMatch(/^[a-z]+(-[a-z]+)+$/);
  });
});
