import { ArgumentError } from "../errors/index.ts";

export interface Token {
  readonly kind: "word" | "quoted name" | "text" | "symbol" | "end";
  /** What the token stands for: quotes taken off, escapes resolved. */
  readonly value: string;
  /** As written. */
  readonly source: string;
  /** Where it starts, in characters from 0. */
  readonly at: number;
}

const TOKEN = new RegExp(
  [
    "(?<word>[\\p{L}\\p{N}_]+)",
    "(?<name>`(?:[^`]|``)*`)",
    `(?<text>'(?:[^'\\\\]|\\\\[\\s\\S])*'|"(?:[^"\\\\]|\\\\[\\s\\S])*")`,
    "(?<symbol>[<>(),:-])",
  ].join("|"),
  "uy",
);

const ESCAPES: Readonly<Record<string, string>> = { 0: "\0", b: "\b", n: "\n", r: "\r", t: "\t", Z: "\x1a" };

/** Splits a DDL text into words, names, texts and symbols, with an `end` behind the last. */
export function tokenize(ddl: string): Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(ddl, 0);
  while (at < ddl.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(ddl);
    const groups = match?.groups;
    const source = match?.[0];
    if (source === undefined || groups === undefined)
      throw new DdlError(ddl, at, "this character has no meaning here");
    if (groups.word !== undefined) tokens.push({ kind: "word", value: source, source, at });
    else if (groups.name !== undefined)
      tokens.push({ kind: "quoted name", value: source.slice(1, -1).replaceAll("``", "`"), source, at });
    else if (groups.text !== undefined) tokens.push({ kind: "text", value: textOf(source), source, at });
    else tokens.push({ kind: "symbol", value: source, source, at });
    at = skipSpace(ddl, at + source.length);
  }
  tokens.push({ kind: "end", value: "", source: "the end", at: ddl.length });
  return tokens;
}

function skipSpace(text: string, from: number): number {
  return from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
}

/** A string literal as Spark reads it: `\n` and its like, `\u0041`, `\101`; any other escaped character is itself. */
function textOf(literal: string): string {
  const escapes = /\\(?:u([0-9A-Fa-f]{4})|([0-3][0-7]{2})|([\s\S]))/g;
  return literal.slice(1, -1).replace(escapes, (whole, hex, octal, other) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
    return other === "%" || other === "_" ? whole : (ESCAPES[other] ?? other);
  });
}

/** A schema text that cannot be read; shows where. */
export class DdlError extends ArgumentError {
  constructor(ddl: string, at: number, problem: string) {
    super(`Cannot read the schema at character ${at + 1}: ${problem}.\n  ${ddl}\n  ${" ".repeat(at)}^`);
  }
}
