/**
 * How long the compiler takes over a job of 50 steps on a table of 200 columns, beyond the library itself.
 *
 * `npm run bench:types` (or `npx tsx connect-client/bench/typecheck.ts`); needs no server. The library is checked as
 * users have it, as declarations, and on one thread, so that seconds are those of one core.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const COLUMNS = 200;
const STEPS = 50;
const SAMPLES = 5;

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(root, ".kindling", "bench-types");
const tsc = join(root, "node_modules", ".bin", "tsc");

const types = [
  "t.notNull(t.long)",
  "t.double",
  "t.string",
  "t.timestamp",
  "t.decimal(18, 2)",
  "t.boolean",
  "t.date",
  "t.array(t.notNull(t.string))",
  "t.struct({ city: t.string, geo: t.struct({ lat: t.double, lon: t.double }) })",
  "t.integer",
];
const nameOf = (column: number) => `c${column}`;

/** A step, and what it does to the columns; each uses other columns than the ones before. */
const steps: readonly ((n: number) => string)[] = [
  (n) =>
    `.withColumn("w${n}", col("${nameOf(n * 10 + 1)}").multiply(1.19).plus(col("${nameOf(n * 10 + 9)}")))`,
  (n) => `.filter(col("${nameOf(n * 10)}").gt(5).and(col("${nameOf(n * 10 + 2)}").like("a%")))`,
  (n) => `.withColumnRenamed("${nameOf(n * 10 + 3)}", "at${n}")`,
  (n) =>
    `.withColumns({ x${n}: F.upper("${nameOf(n * 10 + 2)}"), y${n}: F.when(col("${nameOf(n * 10 + 1)}").lt(0), lit(0)).otherwise(lit(1)) })`,
  (n) => `.drop("${nameOf(n * 10 + 4)}")`,
  (n) => `.select("*", col("${nameOf(n * 10 + 8)}.geo.lat").alias("lat${n}"))`,
  (n) => `.join(zones, ["${nameOf(0)}"], "left").withColumnRenamed("label", "label${n}")`,
  (n) =>
    `.withColumn("r${n}", F.rowNumber().over(Window.partitionBy("${nameOf(n * 10 + 2)}").orderBy(col("${nameOf(n * 10)}").desc())))`,
  (n) => `.withColumn("e${n}", F.transform("${nameOf(n * 10 + 7)}", (x) => F.length(x)).getItem(0))`,
];

/** A job of {@link STEPS} steps over {@link COLUMNS} columns; a group by some of them ends it. */
function job(): string {
  const columns = Array.from({ length: COLUMNS }, (_, i) => `  ${nameOf(i)}: ${types[i % types.length]},`);
  const body = Array.from({ length: STEPS - 2 }, (_, i) =>
    steps[i % steps.length]?.(Math.floor(i / steps.length)),
  );
  return [
    'import { col, functions as F, lit, type SparkSession, t, Window } from "./library/index.js";',
    `export const wide = { name: "lake.bench.wide", schema: t.struct({`,
    ...columns,
    "}) };",
    `const labels = t.struct({ ${nameOf(0)}: t.notNull(t.long), label: t.notNull(t.string) });`,
    "export async function run(spark: SparkSession) {",
    '  const zones = spark.table({ name: "lake.bench.zones", schema: labels });',
    "  const rows = await spark",
    "    .table(wide)",
    ...body.map((step) => `    ${step}`),
    `    .groupBy("${nameOf(2)}", "label0")`,
    `    .agg(F.max("w0").alias("most"), F.avg("lat0").alias("lat"), F.count("*").alias("n"))`,
    "    .collect();",
    "  const first: { c2: string | null; label0: string | null; most: number | null; lat: number | null; n: bigint } | undefined = rows[0];",
    "  return first;",
    "}",
    "",
  ].join("\n");
}

const baseline =
  'import { SparkSession } from "./library/index.js";\nexport const builder = SparkSession.builder;\n';

function compile(...args: readonly string[]): string {
  return execFileSync(tsc, args, { cwd: folder, encoding: "utf8" });
}

/** Declarations of the library, as the package has them. */
function buildLibrary(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const declarations = ["--emitDeclarationOnly", "--outDir", join(folder, "library")];
  compile(
    "-p",
    join(root, "connect-client", "tsconfig.build.json"),
    "--incremental",
    "false",
    "--tsBuildInfoFile",
    "null",
    ...declarations,
  );
}

function writeProgram(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.ts`), text);
  const settings = { extends: join(root, "tsconfig.json"), files: [`${name}.ts`], include: [], exclude: [] };
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(settings));
}

interface Diagnostics {
  readonly text: string;
  readonly total: number;
  readonly check: number;
}

function check(name: string): Diagnostics {
  const text = compile("-p", `${name}.json`, "--noEmit", "--singleThreaded", "--extendedDiagnostics");
  const seconds = (phase: string) => Number(new RegExp(`^${phase} time:\\s+([\\d.]+)s`, "m").exec(text)?.[1]);
  return { text, total: seconds("Total"), check: seconds("Check") };
}

buildLibrary();
writeProgram("baseline", baseline);
writeProgram("job", job());
const runs = Array.from({ length: SAMPLES }, () => ({ library: check("baseline"), job: check("job") }));
console.log(
  `${COLUMNS} columns, ${STEPS} steps; TypeScript ${compile("--version").trim()}; the last of ${SAMPLES} runs:`,
);
console.log(runs.at(-1)?.job.text.trim());
// The fastest of the runs: what else a machine does can only make one slower.
for (const phase of ["check", "total"] as const) {
  const job = Math.min(...runs.map((run) => run.job[phase]));
  const library = Math.min(...runs.map((run) => run.library[phase]));
  console.log(
    `${phase} time: the job ${job.toFixed(2)} s, the library alone ${library.toFixed(2)} s, ` +
      `beyond it ${(job - library).toFixed(2)} s (fastest of ${SAMPLES})`,
  );
}
