/** `state_dir` → `stateDir`: files are written in snake case, TypeScript reads camel case. */
export function camelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** `stateDir` → `state_dir`. */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** `["spark", "ports", "masterUi"]` → `spark.ports.master_ui`, the name a user sees in config.yml. */
export function keyName(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : snakeCase(String(part))))
    .join(".")
    .replaceAll(".[", "[");
}

/** `["spark", "ports", "masterUi"]` → `KINDLING_SPARK_PORTS_MASTER_UI`. */
export function variableName(path: readonly PropertyKey[]): string {
  return `KINDLING_${path.map((part) => snakeCase(String(part)).toUpperCase()).join("_")}`;
}
