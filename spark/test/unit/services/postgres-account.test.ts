import { chmodSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { postgresAccount } from "../../../services/postgres-account.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

const folder = temporaryFolder();
const isRoot = process.getuid?.() === 0;

it("runs Postgres as anybody but root, in a folder only that account enters", () => {
  chmodSync(folder(), 0o755);
  const account = postgresAccount(folder(), folder());
  const data = join(folder(), "data");
  account.makeFolder(data);
  expect(statSync(data).mode & 0o777).toBe(0o700);
  const file = account.makeFile(join(folder(), "password"), "hush\n");
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file, "utf8")).toBe("hush\n");
  if (isRoot) expect(["setpriv", "unshare"]).toContain(account.prefix[0]);
  else expect(account.prefix).toEqual([]);
});

it("needs a namespace as root where the folder is closed to others", () => {
  const closed = join(folder(), "closed");
  mkdirSync(closed, { mode: 0o700 });
  const prefix = isRoot ? ["unshare", "--user", "--map-user=65534", "--map-group=65534"] : [];
  expect(postgresAccount(closed, folder()).prefix).toEqual(prefix);
});
