import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clickstream, eventsDeadLetters, iot } from "../../events/contracts.ts";
import { run } from "../../harness/programs.ts";
import { ensureTables } from "../../lib/lake/ensure-tables.ts";

const config = loadConfig();
const namespace = `notebook_test_${process.pid}`;
const tables = [clickstream, iot, eventsDeadLetters].map((table) => {
  const short = table.name.split(".").at(-1);
  return { ...table, name: `lake.${namespace}.${short}`, location: `s3a://bronze/${namespace}/${short}` };
});
let spark: SparkSession;

beforeAll(async () => {
  spark = await SparkSession.builder
    .remote(config.spark.remote)
    .config("spark.sql.session.timeZone", "UTC")
    .create();
  await ensureTables(spark, config, tables);
  await fill();
});
afterAll(async () => {
  for (const { name } of tables) await spark.sql(`DROP TABLE IF EXISTS ${name} PURGE`);
  await spark.sql(`DROP NAMESPACE IF EXISTS lake.${namespace}`);
  await spark.stop();
});

const origin = "timestamp_seconds(unix_seconds(ts) + delay), 'topic', 0, row_number() OVER (ORDER BY ts)";

/** Four sessions of two users on two days; two hours of five sensors, one of them warm, one with a spike. */
async function fill(): Promise<void> {
  const clicks = [
    "('u1', '10:00:00', '/', 1, 0)",
    "('u1', '10:01:00', '/p/1', 1, 0)",
    "('u1', '10:02:00', '/cart', 1, 0)",
    "('u1', '10:03:00', '/checkout', 1, 0)",
    "('u1', '10:04:00', '/order/confirmed', 1, 0)",
    "('u2', '11:00:00', '/c/bikes', 1, 0)",
    "('u2', '12:00:00', '/', 1, 0)",
    "('u2', '12:00:01', '/cart', 1, 400)",
    "('u1', '09:00:00', '/', 2, 0)",
    "('u1', '09:10:00', '/cart?from=mail', 2, 0)",
  ];
  await spark.sql(`INSERT INTO lake.${namespace}.clickstream
    WITH clicks AS (
      SELECT user_id, path, delay, CAST(concat('2026-03-0', day, ' ', time) AS TIMESTAMP) AS ts
      FROM VALUES ${clicks.join(", ")} AS v(user_id, time, path, day, delay))
    SELECT concat('e', row_number() OVER (ORDER BY ts)), user_id, concat('https://shop.example', path),
      IF(path = '/', NULL, 'https://shop.example/'), 'agent', ts, ${origin}, to_date(ts) FROM clicks`);
  await spark.sql(`INSERT INTO lake.${namespace}.iot
    WITH reports AS (
      SELECT 'dev-' || device AS device_id, timestamp_seconds(unix_seconds(TIMESTAMP '2026-03-02 08:00:00') + 60 * minute) AS ts,
        20D + IF(device = 5, 3, 0) + IF(device = 1 AND minute = 30, 10, 0) AS temp_c, 90D - minute / 10 AS battery, 0 AS delay
      FROM VALUES (1), (2), (3), (4), (5) AS d(device) CROSS JOIN (SELECT explode(sequence(0, 119)) AS minute))
    SELECT device_id, 'berlin', temp_c, 50D, battery, -60, ts, ${origin}, to_date(ts) FROM reports`);
  await spark.sql(`INSERT INTO lake.${namespace}.events_dead_letters
    SELECT 'iot', 'iot', 0, 7, TIMESTAMP '2026-03-02 08:00:00', NULL, NULL, 'malformed', current_timestamp(), DATE '2026-03-02'`);
}

function runNotebook(file: string, ...options: readonly string[]) {
  return run("jobs/notebook/main.ts", file, "--namespace", namespace, ...options);
}

describe("the notebook on events", () => {
  it("tells of a small lake what a reader can count by hand", async () => {
    const output = mkdtempSync(join(tmpdir(), "notebook-"));
    const ended = await runNotebook("jobs/notebooks/events.md", "--output", output);
    expect([ended.code, ended.output]).toEqual([0, expect.stringContaining("events.md: written in")]);
    const lines = readFileSync(join(output, "events.md"), "utf8").split("\n");
    const tableAfter = (heading: string) => {
      const start = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
      return lines.slice(start + 2, lines.indexOf("", start));
    };
    const picture = (name: string) => readFileSync(join(output, "events", `${name}.svg`), "utf8");

    // One of the ten page views came too late for any of these figures.
    expect(lines).toContain("The newest page view is of **2026-03-02 09:10:00**.");
    expect(lines).toContain("9 page views and 600 sensor reports.");
    expect(tableAfter("origin")).toEqual(["| typed, or unknown | 3 | 2 | 100.0 |"]);
    // day, sessions, users, median pages, median minutes, bounces, orders, conversion
    expect(tableAfter("day | sessions")).toEqual([
      "| 2026-03-01 | 3 | 2 | 1 | 0.0 | 66.7 | 1 | 33.33 |",
      "| 2026-03-02 | 1 | 1 | 2 | 10.0 | 0.0 | 0 | 0.00 |",
    ]);
    const bars = [...picture("funnel").matchAll(/>([\d,]+(?: {3}[\d.]+ %){0,2})</g)].map(([, text]) => text);
    expect(bars).toEqual([
      "4",
      "3   75.0 %   75.0 %",
      "2   50.0 %   66.7 %",
      "1   25.0 %   50.0 %",
      "1   25.0 %   100.0 %",
    ]);
    expect(picture("top-pages")).toContain("3   2 users");
    expect(tableAfter("sessions | users")).toEqual(["| 2 to 3 | 2 |"]);
    expect(tableAfter("device_id | site | reports")[0]).toBe(
      "| dev-5 | berlin | 120 | 2026-03-02 09:59:00 | 78 | -60 | 3 | 0 |",
    );
    expect(lines).toContain("1 of 600 reports is beyond a score of 5.");
    expect(tableAfter("device_id | site | ts")).toEqual([
      "| dev-1 | berlin | 2026-03-02 08:30:00 | 30 | 20.0 | 134.9 |",
    ]);
    expect(tableAfter("day | page views")).toEqual([
      "| 2026-03-01 | 7 | 2 | 3.50 | – |",
      "| 2026-03-02 | 2 | 1 | 2.00 | -71.4 |",
    ]);
    expect(tableAfter("source")).toEqual(["| iot | malformed | 1 | 2026-03-02 08:00:00 |"]);
    expect(tableAfter("page views | sent more than five minutes after they happened")).toEqual([
      "| 10 | 1 |",
    ]);
  }, 400_000);
});

describe("a notebook that is wrong", () => {
  const folder = mkdtempSync(join(tmpdir(), "notebook-"));
  const file = join(folder, "wrong.md");
  const index = relative(folder, fileURLToPath(new URL("../../notebook/index.ts", import.meta.url)));

  it("stops at the cell that fails and names its line", async () => {
    writeFileSync(
      file,
      [
        "```ts",
        `import { show, spark } from "${index}";`,
        "await show(spark.range(2));",
        "```",
        "",
        "```ts",
        "const half = spark.range(2);",
        'await show(half.untyped().select("nothing"));',
        "```",
        "",
        "```ts",
        'console.log("never reached");',
        "```",
        "",
      ].join("\n"),
    );
    const output = mkdtempSync(join(tmpdir(), "notebook-"));
    const { code, output: said } = await runNotebook(file, "--output", output);
    expect(code).toBe(1);
    expect(said).toMatch(/wrong\.md:8 \(cell 2\): .*nothing/);
    const document = readFileSync(join(output, "wrong.md"), "utf8");
    expect(document).toContain("| id |\n| ---: |\n| 0 |\n| 1 |");
    expect(document).toMatch(/The run ended here\.\n.*wrong\.md:8 \(cell 2\)/);
    expect(document).not.toContain("```text\nnever reached");
  });

  it("does not begin when a cell does not compile", async () => {
    const lines = ["# Title", "```ts", "const name: string = 1;", 'console.log("ran");', "```", ""];
    writeFileSync(file, lines.join("\n"));
    const { code, output } = await runNotebook(file);
    expect(code).toBe(1);
    expect(output).toMatch(/wrong\.md:3:7 \(cell 1\): TS2322/);
    expect(output).not.toContain("ran");
  });
});
