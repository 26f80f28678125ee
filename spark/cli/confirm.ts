import { createInterface } from "node:readline/promises";
import { StackError } from "../services/service.ts";

/**
 * Asks whether something should be deleted; only `y` and `yes` mean it.
 *
 * @param what - one sentence about what is lost
 * @throws StackError where nobody can be asked: without a terminal, `--yes` must be given
 */
export async function confirmed(what: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new StackError(`${what} It cannot be asked for here: repeat the command with -- --yes`);
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    console.log(what);
    return /^y(es)?$/i.test(await prompt.question("Delete it? [y/N] "));
  } finally {
    prompt.close();
  }
}
