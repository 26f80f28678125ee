import type { Config } from "@kindling/spark/config";
import type { TableContract } from "./table-contract.ts";

/**
 * Where the files of a table lie under this configuration.
 *
 * @throws Error when the location names a key that is none
 */
export function locationOf(
  { name, location }: Pick<TableContract, "name" | "location">,
  config: Config,
): string {
  return location.replace(/\{([\w.]+)\}/g, (_, key: string) => {
    const value = key.split(".").reduce<unknown>(memberOf, config);
    if (typeof value !== "string") throw new Error(`the location of ${name} names ${key}, which is no text`);
    return value;
  });
}

/** The keys of the configuration that the location of a table names, as config.yml writes them. */
export function keysOf({ location }: Pick<TableContract, "location">): string[] {
  return [...location.matchAll(/\{([\w.]+)\}/g)].map(([, key = ""]) =>
    key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  );
}

function memberOf(section: unknown, key: string): unknown {
  return typeof section === "object" && section !== null
    ? Object.entries(section).find(([name]) => name === key)?.[1]
    : undefined;
}
