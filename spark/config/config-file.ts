import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { ConfigError } from "./config-error.ts";
import { camelCase } from "./key-names.ts";

/** A tree of settings before anything is known about it. */
export type Tree = { [key: string]: unknown };

/** Below these keys stand names that are not ours (Spark's own settings), so they are kept as written. */
const verbatim = new Set(["spark.conf"]);

/** Reads a YAML file into a tree with camel-case keys; a file that does not parse is a ConfigError. */
export function readConfigFile(path: string): Tree {
  const document = parseDocument(readFileSync(path, "utf8"));
  const [fault] = document.errors;
  if (fault !== undefined) throw new ConfigError([`${path} is not valid YAML: ${fault.message}`]);
  const content: unknown = document.toJS() ?? {};
  if (!isTree(content))
    throw new ConfigError([`${path} must hold sections such as "spark:", not a single value`]);
  return camelCaseKeys(content, [], path);
}

/** Whether a value is a plain object of settings. */
export function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function camelCaseKeys(tree: Tree, path: readonly string[], file: string): Tree {
  if (verbatim.has(path.join("."))) return tree;
  const converted: Tree = {};
  for (const [key, value] of Object.entries(tree)) {
    if (/[A-Z]/.test(key)) {
      throw new ConfigError([
        `${[...path, key].join(".")} in ${file}: keys are written in snake case, as in state_dir`,
      ]);
    }
    converted[camelCase(key)] = convertValue(value, [...path, key], file);
  }
  return converted;
}

function convertValue(value: unknown, path: readonly string[], file: string): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => convertValue(item, path, file));
  return isTree(value) ? camelCaseKeys(value, path, file) : value;
}
