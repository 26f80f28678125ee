import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import * as library from "../../../src/index.ts";
import * as ml from "../../../src/ml/index.ts";
import { type Example, linesOf, packageRoot } from "./examples.ts";

/** Where modules are made from examples; not committed. */
const generated = fileURLToPath(new URL("../../../../.kindling/examples/", import.meta.url));

/** What stands in examples, and where they really run. */
export interface Places {
  /** For `sc://localhost:15002`. */
  readonly remote: string;
  /** For `localhost:9092`. */
  readonly kafka: string;
  /** For `jdbc:postgresql://localhost:5432/energy` with the user and password after it. */
  readonly jdbc: string;
  /** For `demo` in the names of tables, folders and topics: as long, so that printed tables stay aligned. */
  readonly demo: string;
}

/** An empty folder for modules. */
export function freshFolder(name: string): string {
  const folder = join(generated, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Modules made so far: each has a name of its own, so that an example that failed can run again. */
let count = 0;

/** Writes the module of an example and returns its path. */
export function writeModule(folder: string, example: Example, places: Places): string {
  const name = example.file.replace(/\.\w+$/, "").replaceAll("/", "--");
  const path = join(folder, `${name}.${++count}.ts`);
  writeFileSync(path, moduleOf(example, folder, places));
  return path;
}

/**
 * The file of the example with nothing but its blocks in it, so that every line keeps its number, and one line of
 * imports at its start.
 */
function moduleOf({ file, blocks }: Example, folder: string, places: Places): string {
  const lines = linesOf(file).map(() => "");
  for (const { fence, code } of blocks) {
    lines[fence - 1] = `scope.enterBlock(${fence});`;
    code.forEach((line, i) => {
      lines[fence + i] = placed(line, places);
    });
  }
  lines[0] = importsFor(lines.join("\n"), file, folder);
  return lines.join("\n");
}

function placed(line: string, { remote, kafka, jdbc, demo }: Places): string {
  return line
    .replaceAll("sc://localhost:15002", remote)
    .replaceAll("localhost:9092", kafka)
    .replaceAll(/jdbc:postgresql:\/\/localhost:5432\/energy\?user=\w+&password=\w+/g, jdbc)
    .replaceAll(/\bdemo\b/g, demo);
}

/** What the module uses and does not declare: the session, the functions and the exports of the library. */
function importsFor(text: string, file: string, folder: string): string {
  const declared = declaredIn(text);
  const isFree = (name: string) => !declared.has(name) && new RegExp(`(?<![.\\w])${name}\\b`).test(text);
  const withMl = file.startsWith("src/ml/") || file.startsWith("src/types/");
  const from = (module: string, names: readonly string[]) => {
    const free = names.filter((name) => isFree(name.replace("type ", "")));
    return free.length > 0 ? `import { ${free.join(", ")} } from "${module}"; ` : "";
  };
  const scope = relative(folder, join(packageRoot, "test/live/docs/scope.ts"));
  return [
    `import * as scope from "${scope}"; `,
    isFree("spark") ? `import { spark } from "${scope}"; ` : "",
    isFree("F") ? `import { functions as F } from "spark-connect-js"; ` : "",
    from("spark-connect-js", exportsOf(library, "src/index.ts")),
    withMl ? from("spark-connect-js/ml", exportsOf(ml, "src/ml/index.ts")) : "",
  ].join("");
}

function exportsOf(values: object, index: string): string[] {
  const types = readFileSync(join(packageRoot, index), "utf8").matchAll(
    /\btype (\w+)|export type \{([^}]*)\}/g,
  );
  const typeNames = [...types].flatMap(([, one, list]) => one ?? list?.match(/\w+/g) ?? []);
  return [...Object.keys(values), ...typeNames.map((name) => `type ${name}`)];
}

/** The names that a text declares or imports; rough, but a name too many or too few does not compile. */
function declaredIn(text: string): Set<string> {
  const declarations = text.matchAll(
    /^\s*(?:const|let|(?:await )?using|function|class|interface|type|import)\s([^=:;("]*)/gm,
  );
  return new Set([...declarations].flatMap(([, names = ""]) => names.match(/\w+/g) ?? []));
}
