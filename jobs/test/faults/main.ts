// npm run test:faults [-- --seed 7 --rounds 20 --only broker]: the faults again and again, each followed by a proof.
import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { repositoryRoot } from "@kindling/spark/config";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    rounds: { type: "string", default: "1" },
    only: { type: "string", default: "" },
  },
});
for (const name of ["seed", "rounds"] as const) {
  if (!/^[1-9]\d*$/.test(values[name])) {
    console.error(`--${name} is ${values[name]}: expected a whole number of at least 1`);
    process.exit(2);
  }
}
const { status } = spawnSync("npm", ["run", "--silent", "vitest", "--", "--project", "faults"], {
  cwd: repositoryRoot,
  stdio: "inherit",
  env: {
    ...process.env,
    FAULTS_SEED: values.seed,
    FAULTS_ROUNDS: values.rounds,
    FAULTS_ONLY: values.only,
  },
});
process.exitCode = status ?? 1;
