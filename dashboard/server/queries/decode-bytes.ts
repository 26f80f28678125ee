import type { DecodedBytes } from "../wire.ts";

/** Bytes of a value that are sent to a page; more than that nobody reads. */
const shownBytes = 16_384;

/** Bytes as a reader can read them; null stays null, which in Kafka is a tombstone or a missing key. */
export function decodeBytes(bytes: Uint8Array | null): DecodedBytes | null {
  if (bytes === null) return null;
  const text = utf8Text(bytes);
  if (text === null)
    return shown(bytes, "hex", Buffer.from(bytes.subarray(0, shownBytes / 2)).toString("hex"));
  if (isContainer(text)) return shown(bytes, "json", indentJson(text));
  return shown(bytes, "text", text);
}

function shown(bytes: Uint8Array, form: DecodedBytes["form"], text: string): DecodedBytes {
  const complete = form === "hex" ? text.length === bytes.length * 2 : text.length <= shownBytes;
  return { form, text: text.slice(0, shownBytes), bytes: bytes.length, cut: !complete };
}

/** The text of valid UTF-8 without control characters; null for anything else. */
function utf8Text(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes that hold them are no text to read
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

function isContainer(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}

/** A string, a mark, or a number or word of JSON; what lies between is blank. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * Lays valid JSON out over lines without reading its values: a number that no double holds, a key that comes twice and
 * every escape stand in the answer as they stand in the message.
 */
export function indentJson(json: string): string {
  const tokens = json.match(token) ?? [];
  let [text, depth] = ["", 0];
  const line = () => `\n${"  ".repeat(depth)}`;
  for (const [index, part] of tokens.entries()) {
    const before = tokens[index - 1];
    if (part === "}" || part === "]") {
      depth -= 1;
      text += before === "{" || before === "[" ? part : line() + part;
      continue;
    }
    if (before === "{" || before === "[" || before === ",") text += line();
    text += part === ":" ? ": " : part;
    if (part === "{" || part === "[") depth += 1;
  }
  return text;
}
