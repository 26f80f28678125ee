import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { jarSets } from "../../../bootstrap/jars.mjs";
import { repositoryRoot } from "../../../config/index.ts";

function pom(...path: string[]): string {
  return readFileSync(join(repositoryRoot, "spark", "jars", ...path, "pom.xml"), "utf8");
}

it.each(jarSets)("the jars of %s take their versions from the one file that names them", (set) => {
  const versions = [...pom(set).matchAll(/<dependency>.*?<version>(.*?)<\/version>/gs)].map(
    ([, version]) => version,
  );
  expect(versions.length).toBeGreaterThan(0);
  for (const version of versions) expect(version).toMatch(/^\$\{[a-z0-9.]+\.version\}$/);
});

it("every set of jars is a module", () => {
  const modules = [...pom().matchAll(/<module>(.*?)<\/module>/g)].map(([, name]) => name);
  expect(modules).toEqual(jarSets);
});

it("the 600 MB bundle of every AWS service is left out of Spark's jars", () => {
  expect(pom("spark").match(/<artifactId>bundle<\/artifactId>/g)).toHaveLength(1);
});
