import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConfigError } from "./config-error.ts";
import { isTree, type Tree } from "./config-file.ts";

/** Settings that go together under one name. They count more than the keys of config.yml and less than variables. */
export type Profiles = Readonly<Record<string, Tree>>;

/** The profiles that are there; config.yml may change their keys and add others. */
export const defaultProfiles: Profiles = {
  local: {},
  cluster: {
    kafka: { brokers: 3, port: 19_092, controllerPort: 19_093, portStep: 10_000, replication: 2 },
    spark: { workers: 2 },
  },
};

/**
 * The name of the profile in force: the one that is set, or the one the state folder was last started with, or
 * `local`.
 *
 * @throws ConfigError if there is no such profile
 */
export function profileName(wanted: unknown, stateDir: string, profiles: Profiles): string {
  const name = wanted ?? rememberedProfile(stateDir) ?? "local";
  if (typeof name === "string" && Object.hasOwn(profiles, name)) return name;
  throw new ConfigError([
    `profile is ${JSON.stringify(name)}: expected ${Object.keys(profiles).join(", ")}, or another below profiles`,
  ]);
}

/** @throws ConfigError if something in `profiles` of config.yml is not a section of keys, or moves the state folder */
export function requireProfiles(tree: unknown): Profiles {
  if (!isTree(tree)) throw new ConfigError(['profiles must hold sections such as "cluster:"']);
  const profiles: Record<string, Tree> = {};
  for (const [name, settings] of Object.entries(tree)) {
    if (!isTree(settings))
      throw new ConfigError([`profiles.${name} must hold sections such as "kafka:", as config.yml does`]);
    if (isTree(settings.stack) && "stateDir" in settings.stack)
      throw new ConfigError([
        `profiles.${name}.stack.state_dir: the state folder remembers its profile, so it cannot depend on it`,
      ]);
    profiles[name] = settings;
  }
  return profiles;
}

/** Keeps the profile a stack starts with, so that jobs and later starts with this state folder follow it. */
export function rememberProfile(stateDir: string, profile: string): void {
  mkdirSync(stateDir, { recursive: true });
  writeFileSync(profileFile(stateDir), `${profile}\n`);
}

/** The profile the state folder was last started with; undefined for a new one. */
export function rememberedProfile(stateDir: string): string | undefined {
  const file = profileFile(stateDir);
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

function profileFile(stateDir: string): string {
  return join(stateDir, "profile");
}
