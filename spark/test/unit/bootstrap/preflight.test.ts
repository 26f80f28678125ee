import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { checkDisk, checkJava, checkMaven, checkMemory, checkNode } from "../../../bootstrap/preflight.mjs";

beforeEach(() => {
  vi.stubEnv("JAVA_HOME", "");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const java = (version: string) => ({ status: 0, stderr: `openjdk version "${version}" 2025-04-15\n` });

describe("Node", () => {
  it.each(["20.19.0", "20.20.2", "22.0.0", "24.1.0"])("%s is new enough", (version) => {
    expect(checkNode(version)).toEqual({ level: "ok", what: "Node", sentence: `Node ${version}.` });
  });

  it.each(["20.18.9", "18.20.0"])("%s is not", (version) => {
    expect(checkNode(version)).toEqual({
      level: "missing",
      what: "Node",
      sentence: `Node 20.19 or newer is needed; this is ${version}.`,
    });
  });
});

describe("Java", () => {
  it.each(["17.0.15", "21.0.1", "17"])("%s will do", (version) => {
    expect(checkJava(java(version)).level).toBe("ok");
  });

  it.each([
    ["11.0.2", "Java 17 (or 21) is needed; on the PATH is 11: set JAVA_HOME to a JDK 17."],
    ["1.8.0_392", "Java 17 (or 21) is needed; on the PATH is 8: set JAVA_HOME to a JDK 17."],
    ["25.0.1", "Java 17 (or 21) is needed; on the PATH is 25: set JAVA_HOME to a JDK 17."],
  ])("%s will not", (version, sentence) => {
    expect(checkJava(java(version))).toEqual({ level: "missing", what: "Java", sentence });
  });

  it("says where it looked", () => {
    expect(checkJava({ status: null, stderr: "" }).sentence).toBe(
      "Java 17 is needed, and there is none on the PATH: install a JDK or JRE 17.",
    );
    vi.stubEnv("JAVA_HOME", "/opt/nothing");
    expect(checkJava({ status: null, stderr: "" }).sentence).toContain("none in JAVA_HOME (/opt/nothing)");
  });
});

it("asks for Maven by name", () => {
  expect(checkMaven({ status: 0, stdout: "Apache Maven 3.8.7\n" }).sentence).toBe("Maven 3.8.7.");
  expect(checkMaven({ status: null, stdout: "" })).toMatchObject({
    level: "missing",
    sentence: expect.stringMatching(/install Maven 3.8/),
  });
});

it("tells too little memory from little", () => {
  expect(checkMemory(8192)).toMatchObject({ level: "ok", sentence: "8.0 GiB of memory are free." });
  expect(checkMemory(4096).level).toBe("warning");
  expect(checkMemory(2048)).toMatchObject({
    level: "missing",
    sentence: expect.stringMatching(
      /^2\.0 GiB of memory are free; the stack needs at least 3\.5: .*driver_heap_mb/,
    ),
  });
});

it("asks for room on the disk", () => {
  expect(checkDisk(10_240).level).toBe("ok");
  expect(checkDisk(1024)).toMatchObject({
    level: "missing",
    sentence: expect.stringMatching(/need 3\.0: make room\.$/),
  });
});
