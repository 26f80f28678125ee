import { isPlainObject } from "./plain-object.ts";

/**
 * Whether lists, maps and objects lie in one another on more levels than that, as when a value holds itself. What
 * walks values by recursion asks before it does.
 */
export function isDeeperThan(levels: number, value: unknown): boolean {
  const waiting: (readonly [value: unknown, level: number])[] = [[value, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [part, level] = next;
    const inside = partsOf(part);
    if (inside === undefined) continue;
    if (level === levels) return true;
    for (const each of inside) waiting.push([each, level + 1]);
  }
  return false;
}

function partsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  return isPlainObject(value) ? Object.values(value) : undefined;
}
