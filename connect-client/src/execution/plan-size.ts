import { PlanError } from "../errors/index.ts";

/** How deep messages lie in one another at most, and how many they are when written out. */
interface Size {
  readonly depth: number;
  readonly parts: number;
}

/** As deep as a Spark server reads messages unless it is told otherwise, and about as deep as this process can write. */
const mostDepth = 1024;
/** More than fit into the 128 MiB of a request. */
const mostParts = 10_000_000;

/**
 * Fails if a plan is too deep for the server to read, or too large for a request. What servers say of such plans is
 * no more than "Application error processing RPC".
 *
 * @throws {@link PlanError} naming the limit and what to do
 */
export function requireSendable(plan: object): void {
  const { depth, parts } = sizeOf(plan);
  if (parts > mostParts)
    throw new PlanError(
      `The plan has more than ${mostParts} parts when it is written out, because the same DataFrames or columns are in ` +
        "it over and over. Keep what repeats with df.localCheckpoint(), df.checkpoint() or as a table.",
    );
  // Around a plan there are up to two messages more.
  if (depth + 2 <= mostDepth) return;
  throw new PlanError(
    `The plan has ${depth} messages in one another, about ${Math.floor(depth / 2)} transformations or operators, and ` +
      `a Spark server reads ${mostDepth}. Cut it with df.localCheckpoint() or df.checkpoint(), put withColumn() calls ` +
      "into one withColumns(), and join long chains of conditions in pairs, or as isin() or SQL.",
  );
}

function sizeOf(plan: object): Size {
  const sizes = new Map<object, Size>();
  const waiting: object[] = [plan];
  // A loop, because plans can be deeper than the stack; and each part once, because they share parts.
  for (let part = waiting.at(-1); part !== undefined; part = waiting.at(-1)) {
    const inside = partsOf(part);
    const open = inside.filter((each) => !sizes.has(each));
    if (open.length > 0) {
      for (const each of open) waiting.push(each);
      continue;
    }
    waiting.pop();
    let [depth, parts] = [0, 1];
    for (const each of inside) {
      const size = sizes.get(each);
      depth = Math.max(depth, size?.depth ?? 0);
      parts += size?.parts ?? 0;
    }
    // Lists and choices are no messages of their own.
    sizes.set(part, { depth: depth + ("$typeName" in part ? 1 : 0), parts });
  }
  return sizes.get(plan) ?? { depth: 0, parts: 0 };
}

function partsOf(part: object): object[] {
  return Object.values(part).filter(
    (value) => typeof value === "object" && value !== null && !ArrayBuffer.isView(value),
  );
}
