import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fromRepositoryRoot } from "@kindling/spark/config";

const [name, version] = ["@platformatic/kafka", "1.35.0"];

/** As far as it is used here. */
export interface OtherProducer {
  send(options: {
    readonly acks: number;
    readonly messages: readonly {
      readonly topic: string;
      readonly partition: number;
      readonly key: string;
      readonly value: Buffer;
      readonly timestamp: bigint;
    }[];
  }): Promise<unknown>;
  close(): Promise<void>;
}

interface OtherClient {
  readonly Producer: new (options: Readonly<Record<string, unknown>>) => OtherProducer;
}

/**
 * The client that kafkajs is compared with. It is no dependency, because it depends on packages that do not support
 * Node 20; the first call on a machine installs it into a git-ignored folder.
 *
 * @throws Error with what npm said if it cannot be installed
 */
export async function otherClient(): Promise<OtherClient> {
  const folder = fromRepositoryRoot(join(".kindling", "cache", `kafka-client-${version}`));
  const own = createRequire(join(folder, "package.json"));
  if (!existsSync(join(folder, "node_modules", name))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    const { status, stderr } = spawnSync("npm", ["install", "--no-audit", `${name}@${version}`], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${name} ${version} could not be installed:\n${stderr}`);
  }
  return import(pathToFileURL(own.resolve(name)).href);
}
