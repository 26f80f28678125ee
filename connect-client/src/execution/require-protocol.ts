import type { Message } from "@bufbuild/protobuf";
import type { Executor } from "./executor.ts";
import { type News, newestProtocol, protocolNews } from "./protocol-news.ts";
import { isAtLeast, requireVersion } from "./server-version.ts";

/** Relations that were looked through when their DataFrame was made. */
const known = new WeakSet<object>();

const prefix = "spark.connect.";

/**
 * Fails if a plan, or a part of one, says what the connected server is too old to understand. Asks nothing: the
 * version was told when the session connected.
 *
 * @throws {@link UnsupportedError} naming the feature, the version that has it and the server's
 */
export function requireProtocol({ connectedVersion = "" }: Executor, message: Message): void {
  if (connectedVersion === "" || isAtLeast(connectedVersion, newestProtocol)) return;
  const seen = new Set<object>();
  const parts: object[] = [message];
  // A loop, because plans can be deeper than the stack.
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    // Columns share parts; relations were seen before this plan was made of them.
    if (seen.has(part) || known.has(part)) continue;
    seen.add(part);
    const type = "$typeName" in part ? String(part.$typeName) : "";
    const news = protocolNews[type.slice(prefix.length)];
    for (const [name, value] of fieldsOf(part)) {
      const field = news?.[name];
      if (field !== undefined && isNews(field, value))
        requireVersion(connectedVersion, field.since, field.feature);
      if (typeof value === "object" && value !== null && !ArrayBuffer.isView(value)) parts.push(value);
    }
    if (type === "spark.connect.Relation") known.add(part);
  }
}

/** The fields of a message, those of a choice under the name chosen; the items of a list or map. */
function fieldsOf(part: object): [name: string, value: unknown][] {
  return Object.entries(part).map(([name, value]) =>
    isChoice(value) ? [value.case, value.value] : [name, value],
  );
}

function isChoice(value: unknown): value is { readonly case: string; readonly value: unknown } {
  return typeof value === "object" && value !== null && "case" in value && typeof value.case === "string";
}

/** Whether a field is set: what is not, is not sent. */
function isNews({ value: only }: News, value: unknown): boolean {
  if (only !== undefined) return value === only;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== "" && value !== 0 && value !== false;
}
