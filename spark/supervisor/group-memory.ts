import { spawnSync } from "node:child_process";

/** Resident memory of each process group, in mebibytes, by group leader; empty where there is no `ps`. */
export function groupMemory(): ReadonlyMap<number, number> {
  const listing = spawnSync("ps", ["-A", "-o", "pgid=,rss="], { encoding: "utf8" });
  const kibibytes = new Map<number, number>();
  for (const line of (listing.stdout ?? "").split("\n")) {
    const [group, rss] = line.trim().split(/\s+/).map(Number);
    if (group !== undefined && rss !== undefined) kibibytes.set(group, (kibibytes.get(group) ?? 0) + rss);
  }
  return new Map([...kibibytes].map(([group, rss]) => [group, Math.round(rss / 1024)]));
}
