import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { SparkSession } from "../../../src/index.ts";
import { remote } from "../remote.ts";

const script = fileURLToPath(new URL("./start-query.ts", import.meta.url));

it("finds and stops a query that another process started and left running", async () => {
  const name = `c4_other_${randomUUID().slice(0, 8)}`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--conditions=source",
    "--import=tsx",
    script,
    remote,
    name,
  ]);
  const started: { sessionId: string; id: string; runId: string } = JSON.parse(stdout);

  const separator = remote.includes("/;") ? ";" : "/;";
  const spark = await SparkSession.builder
    .remote(`${remote}${separator}session_id=${started.sessionId}`)
    .create();
  try {
    expect((await spark.streams.active()).map((query) => query.name)).toEqual([name]);
    const query = await spark.streams.get(started.id);
    expect([query?.id, query?.runId]).toEqual([started.id, started.runId]);
    expect(await query?.isActive()).toBe(true);
    await query?.stop();
    expect(await query?.isActive()).toBe(false);
    expect(await spark.streams.active()).toEqual([]);
  } finally {
    await spark.stop();
  }
});
