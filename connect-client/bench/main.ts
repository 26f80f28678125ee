/**
 * Compares this client with PySpark on one server, turn by turn, and prints a table of medians and ratios.
 *
 * `npm run bench:client [-- --turns=2 --warm-up=2 rows arrow]`, with the server in `SPARK_REMOTE` or else one of its own.
 */
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { pythonWithPyspark } from "../test/pyspark/environment.ts";
import { SparkServer } from "../test/support/spark-server.ts";
import { Child } from "./child.ts";
import { measurements } from "./measurements.ts";
import { type Clients, runPair } from "./pair.ts";
import { heading, line } from "./report.ts";

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const cwd = pathOf("./measurements/");

const python = await pythonWithPyspark("4.0.0", "the benchmark");
if (python === undefined) process.exit(1);

// Memory for the millions of rows that are sent to it, and code compiled as well as a server that lives long.
const server = process.env.SPARK_REMOTE ? undefined : await SparkServer.start({ java: ["-Xmx4g"] });
const remote = process.env.SPARK_REMOTE || server?.remote;
// As in PySpark's own documentation: the client alone must not look for a local Spark.
const env = { ...process.env, SPARK_REMOTE: remote, SPARK_CONNECT_MODE_ENABLED: "1" };

const clients: Clients = {
  ours: (name) =>
    new Child([process.execPath, pathOf(`../../.kindling/bench/bench/measurements/${name}.js`)], {
      cwd,
      env,
    }),
  pyspark: (name) => new Child([python, `${name}.py`], { cwd, env }),
};

const { values: options, positionals: names } = parseArgs({
  options: { turns: { type: "string" }, "warm-up": { type: "string", default: "0" } },
  allowPositionals: true,
});
const chosen = measurements.filter(({ name }) => names.length === 0 || names.includes(name));

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
);
// A server that was just started runs its own code uncompiled, and whoever comes first pays for it.
const warmUp = Number(options["warm-up"]);
if (warmUp > 0) for (const measurement of chosen) await runPair(clients, { ...measurement, turns: warmUp });

console.log(heading.join("\n"));
for (const measurement of chosen) {
  try {
    const turns = await runPair(clients, {
      ...measurement,
      turns: Number(options.turns ?? measurement.turns),
    });
    for (const figure of measurement.figures) console.log(line(figure, turns));
  } catch (error) {
    process.exitCode = 1;
    for (const { title } of measurement.figures) console.log(`| ${title} | failed |`);
    console.error(error);
  }
}
await server?.stop();
