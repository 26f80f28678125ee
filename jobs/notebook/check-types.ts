import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { repositoryRoot } from "@kindling/spark/config";
import { type Notebook, NotebookError, placeIn } from "./notebook.ts";

const tsc = join(repositoryRoot, "node_modules", ".bin", "tsc");

/**
 * Compiles the module of a notebook as strictly as the project; a name nobody uses is no error in a notebook.
 *
 * @throws {@link NotebookError} with a line for each error, at its place in the notebook
 */
export async function checkTypes(notebook: Notebook, module: string): Promise<void> {
  const folder = dirname(module);
  const settings = {
    extends: relative(folder, join(repositoryRoot, "tsconfig.json")),
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
    include: [basename(module)],
    exclude: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { failed, output } = await compile(folder);
  if (!failed) return;
  const place = new RegExp(`^${basename(module).replaceAll(".", "\\.")}\\((\\d+),(\\d+)\\): error `, "gm");
  throw new NotebookError(
    output.replace(place, (_, line: string, column: string) =>
      placeIn(notebook, Number(line))
        .replace(/( \(|$)/, `:${column}$1`)
        .concat(": "),
    ),
  );
}

function compile(folder: string): Promise<{ readonly failed: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    execFile(tsc, ["-p", folder, "--pretty", "false"], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ failed: error !== null, output: `${stdout}${stderr}`.trim() || String(error) }),
    );
  });
}
