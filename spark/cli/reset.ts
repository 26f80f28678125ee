// npm run reset [-- --yes]: deletes everything the stack of this state folder has stored. Asks first.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadConfig } from "../config/index.ts";
import { StackError } from "../services/service.ts";
import { readRunning } from "../supervisor/stack-state.ts";
import { confirmed } from "./confirm.ts";
import { runCommand } from "./output.ts";

/** What was fetched, stamps and the state of the tests may lie in the same folder and are not data of the stack. */
const kept = ["cache", "jars", "jars.new", "stamps", "test"];

await runCommand(async () => {
  const { values } = parseArgs({ options: { yes: { type: "boolean", default: false } } });
  const { stateDir } = loadConfig().stack;
  const running = readRunning(stateDir) ?? readRunning(stateDir, "application");
  if (running !== null) {
    throw new StackError(
      `a stack is up (process ${running.supervisor.pid}): stop it first, with npm run down or Ctrl-C`,
    );
  }
  const present = existsSync(stateDir) ? readdirSync(stateDir).filter((name) => !kept.includes(name)) : [];
  if (present.length === 0) {
    console.log(`There is nothing to delete in ${stateDir}.`);
    return;
  }
  const what = `This deletes ${present.join(", ")} in ${stateDir}: every object, topic, table and checkpoint.`;
  if (!values.yes && !(await confirmed(what))) {
    console.log("Nothing was deleted.");
    return;
  }
  for (const name of present) rmSync(join(stateDir, name), { recursive: true, force: true });
  console.log(`Deleted ${present.join(", ")} in ${stateDir}.`);
});
