import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import type { Executor } from "./executor.ts";
import { type News, newestProtocol } from "./protocol-news.ts";
import { type FieldToSee, ProtocolView } from "./protocol-view.ts";
import { isAtLeast, requireVersion } from "./server-version.ts";

/** A message, or the choice of a oneof, by the names of its fields. */
type Fields = Readonly<Record<string, unknown>>;

/** Relations that were looked through when their DataFrame was made. */
const known = new WeakSet<object>();

/**
 * Fails if a plan, or a part of one, says what the connected server is too old to understand. Asks nothing: the
 * version was told when the session connected.
 *
 * @throws {@link UnsupportedError} naming the feature, the version that has it and the server's
 */
export function requireProtocol<D extends DescMessage>(
  { connectedVersion = "" }: Executor,
  schema: D,
  message: MessageShape<D>,
): void {
  if (connectedVersion === "" || isAtLeast(connectedVersion, newestProtocol)) return;
  const view = ProtocolView.of(connectedVersion);
  const seen = new Set<Fields>();
  const waiting: [desc: DescMessage, part: Fields][] = [];
  const add = (desc: DescMessage, part: Fields) => {
    // Columns share parts; relations were seen before this plan was made of them.
    if (!seen.has(part) && !known.has(part)) waiting.push([desc, part]);
    seen.add(part);
  };
  const look = ({ news, inside }: FieldToSee, value: unknown) => {
    if (news !== undefined && isNews(news, value)) requireVersion(connectedVersion, news.since, news.feature);
    if (inside !== undefined) for (const part of messagesIn(value)) add(inside, part);
  };
  add(schema, message as unknown as Fields);
  // A loop, because plans can be deeper than the stack.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [desc, part] = next;
    const { fields, oneofs } = view.messagesOf(desc);
    for (const field of fields) look(field, part[field.name]);
    for (const { name, choices } of oneofs) {
      const { case: chosen, value } = part[name] as Fields;
      const field = typeof chosen === "string" ? choices.get(chosen) : undefined;
      if (field !== undefined) look(field, value);
    }
    if (desc.typeName === "spark.connect.Relation") known.add(part);
  }
}

/** The messages that are the value of a field: one, or those of a list or map. */
function messagesIn(value: unknown): readonly Fields[] {
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value;
  return "$typeName" in value ? [value as unknown as Fields] : Object.values(value);
}

/** Whether a field is set: what is not, is not sent. */
function isNews({ value: only }: News, value: unknown): boolean {
  if (only !== undefined) return value === only;
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== "" && value !== 0 && value !== false;
}
