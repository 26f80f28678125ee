import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Source } from "../event-planner.ts";
import type { Click } from "../simulate/visitors.ts";

/** Apache's combined format: address, identity, user, time, request, status, bytes, referrer, agent. */
const line = /^(\S+) \S+ \S+ \[[^\]]+\] "\S+ (\S+)[^"]*" \d{3} \S+ "([^"]*)" "(.*)"$/;

/**
 * The requests of an access log as page views, in the order of the file, at the time they are sent.
 *
 * Client addresses become pseudonyms that cannot be turned back without `salt`, which is not kept.
 *
 * @throws Error naming the file and the line that is not in Apache's combined format
 */
export function accessLogClicks(path: string, salt: string): Source {
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  let at = 0;
  return (now, event_id) => {
    const text = lines[at++];
    if (text === undefined) return null;
    const click = clickOf(text, salt);
    if (click === null) throw new Error(`${path}:${at} is not in Apache's combined log format: ${text}`);
    return { key: click.user_id, message: { event_id, ...click, ts: new Date(now).toISOString() } };
  };
}

/** The page view a line speaks of, or null for a line of another format. */
export function clickOf(text: string, salt: string): Click | null {
  const [, address, path, referrer = "-", ua] = line.exec(text) ?? [];
  if (address === undefined || path === undefined || ua === undefined) return null;
  return {
    user_id: pseudonym(address, salt),
    url: path,
    referrer: referrer === "-" || referrer === "" ? null : referrer,
    ua,
  };
}

function pseudonym(address: string, salt: string): string {
  return `u${createHash("sha256").update(salt).update(address).digest("hex").slice(0, 12)}`;
}
