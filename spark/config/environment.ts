import { parse } from "yaml";
import { ConfigError } from "./config-error.ts";
import type { Tree } from "./config-file.ts";
import { isTree } from "./config-file.ts";
import { variableName } from "./key-names.ts";
import { secretVariables } from "./secrets.ts";

/** Environment variables as a mapping of names to texts; `process.env` is one. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Names the configuration file to read instead of config.yml. */
export const configFileVariable = "KINDLING_CONFIG";

/** The keys the environment sets, and the variable that set each, by dotted camel-case path. */
export interface EnvironmentSettings {
  readonly tree: Tree;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Reads `KINDLING_…` variables: one for every key of `known`, its path in upper snake case. A variable that
 * belongs to no key is an error, because a misspelt override would otherwise be silently ignored. A value is
 * read as YAML (`8080`, `true`, `[bronze, silver]`), except where the key holds a text.
 */
export function readEnvironment(environment: Environment, known: object): EnvironmentSettings {
  const paths = new Map(leafPaths(known, []).map((leaf) => [variableName(leaf.path), leaf]));
  const tree: Tree = {};
  const variables = new Map<string, string>();
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith("KINDLING_") || value === undefined) continue;
    if (name === configFileVariable || secretVariables.has(name)) continue;
    const leaf = paths.get(name);
    if (leaf === undefined) {
      unknown.push(
        `the environment variable ${name} belongs to no key of config.yml; unset it or correct its name`,
      );
      continue;
    }
    setIn(tree, leaf.path, leaf.isText ? value : parse(value));
    variables.set(leaf.path.join("."), name);
  }
  const remote = environment.SPARK_REMOTE;
  if (remote !== undefined && remote !== "") {
    setIn(tree, ["spark", "remote"], remote);
    variables.set("spark.remote", "SPARK_REMOTE");
  }
  if (unknown.length > 0) throw new ConfigError(unknown);
  return { tree, variables };
}

interface Leaf {
  readonly path: readonly string[];
  readonly isText: boolean;
}

function leafPaths(node: object, path: readonly string[]): Leaf[] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]): Leaf[] => {
    const here = [...path, key];
    const isSection = isTree(value) && Object.keys(value).length > 0;
    return isSection
      ? leafPaths(value, here)
      : [{ path: here, isText: typeof value === "string" || value === null }];
  });
}

function setIn(tree: Tree, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const existing = tree[key];
  const child = isTree(existing) ? existing : {};
  tree[key] = child;
  setIn(child, rest, value);
}
