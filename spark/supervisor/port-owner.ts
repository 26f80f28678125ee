import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { createServer } from "node:net";

/** The process that listens on a port, as far as this user may see it. */
export interface PortOwner {
  readonly pid: number;
  readonly command: string;
}

/** Whether a port of the loopback interface can be listened on now. */
export function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** Who listens on a port; null when nobody does or the owner belongs to another user. */
export function portOwner(port: number): PortOwner | null {
  return process.platform === "linux" ? ownerFromProc(port) : ownerFromLsof(port);
}

/** Whether this very process listens on a port. */
export function listensOn(pid: number, port: number): boolean {
  if (process.platform === "linux") {
    const inodes = listeningInodes(port);
    return socketInodes(String(pid)).some((inode) => inodes.has(inode));
  }
  const listing = spawnSync("lsof", ["-nP", "-a", "-p", String(pid), `-iTCP:${port}`, "-sTCP:LISTEN", "-Fp"]);
  return listing.status === 0;
}

/** "port 9092 is taken by process 4711 (java kafka.Kafka …)", the sentence of every port conflict. */
export function describeTakenPort(port: number, owner: PortOwner | null): string {
  if (owner === null) return `port ${port} is taken by a process of another user`;
  return `port ${port} is taken by process ${owner.pid} (${shorten(owner.command)})`;
}

function shorten(command: string): string {
  // A Java command line is mostly options: the program and its main class are what a reader recognises.
  const words = command.split(" ").filter((word) => word !== "" && !word.startsWith("-"));
  const text = words.join(" ");
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function ownerFromProc(port: number): PortOwner | null {
  const inodes = listeningInodes(port);
  if (inodes.size === 0) return null;
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    if (socketInodes(entry).some((inode) => inodes.has(inode))) {
      return { pid: Number(entry), command: commandLine(entry) };
    }
  }
  return null;
}

function listeningInodes(port: number): ReadonlySet<string> {
  return new Set(["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => inodesOf(table, port)));
}

function inodesOf(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  const listening = "0A";
  try {
    return readFileSync(table, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[1]?.endsWith(`:${wanted}`) && fields[3] === listening)
      .flatMap((fields) => fields[9] ?? []);
  } catch {
    return [];
  }
}

function socketInodes(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return []; // closed between listing and reading
      }
    });
  } catch {
    return []; // ended, or another user's
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "ended meanwhile";
  }
}

function ownerFromLsof(port: number): PortOwner | null {
  const listing = spawnSync("lsof", ["-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fp"], { encoding: "utf8" });
  const pid = /^p(\d+)$/m.exec(listing.stdout ?? "")?.[1];
  if (pid === undefined) return null;
  const command = spawnSync("ps", ["-o", "command=", "-p", pid], { encoding: "utf8" }).stdout?.trim();
  return { pid: Number(pid), command: command ? command : "unknown" };
}
