import { isDeepStrictEqual } from "node:util";

/** Whether two texts are the same JSON value: the order of an object's members and white space do not count. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (typeof one !== "string" || typeof other !== "string") return one === other;
  return isDeepStrictEqual(parse(one), parse(other));
}

/** Numbers as they are written: as JavaScript's own, long ones would be equal that are not. */
function parse(text: string): unknown {
  const quoted = text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    token.startsWith('"') ? token : `{"number":"${token}"}`,
  );
  return JSON.parse(quoted);
}
