// npm run test:faults [-- --system orders --seed 7 --rounds 20 --only broker]: the faults again and again, each followed by a proof.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { repositoryRoot } from "@kindling/spark/config";

const { values } = parseArgs({
  options: {
    system: { type: "string", default: "events" },
    seed: { type: "string", default: "1" },
    rounds: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    orders: { type: "string", default: "100000" },
  },
});
for (const name of ["seed", "rounds", "orders"] as const) {
  if (!/^[1-9]\d*$/.test(values[name])) {
    console.error(`--${name} is ${values[name]}: expected a whole number of at least 1`);
    process.exit(2);
  }
}
if (!["events", "orders"].includes(values.system)) {
  console.error(`--system is ${values.system}: expected events or orders`);
  process.exit(2);
}
const vitest = ["run", "--silent", "vitest", "--", "--project", "faults", `${values.system}-faults`];
const { status } = spawnSync("npm", vitest, {
  cwd: repositoryRoot,
  stdio: "inherit",
  env: {
    ...process.env,
    FAULTS_SEED: values.seed,
    FAULTS_ROUNDS: values.rounds,
    FAULTS_ONLY: values.only,
    FAULTS_ORDERS: values.orders,
  },
});
process.exitCode = status ?? 1;
