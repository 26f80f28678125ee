import { join } from "node:path";
import { freePortBlock } from "@kindling/spark/cli";
import { repositoryRoot } from "@kindling/spark/config";

/**
 * Points the environment of this process at a stack of the benchmark's own beside the user's, with the settings of
 * config.yml. Its ports are free ones and its state folder `.kindling/bench`, unless the environment says otherwise.
 */
export async function chooseOwnStack(): Promise<void> {
  const place = {
    KINDLING_STACK_STATE_DIR: join(repositoryRoot, ".kindling", "bench"),
    ...(await freePortBlock()),
    ...process.env,
  };
  Object.assign(process.env, place);
}
