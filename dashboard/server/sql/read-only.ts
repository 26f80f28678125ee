/** A text was refused before Spark saw it; the message says what is refused and what is not. */
export class SqlRefusedError extends Error {
  override readonly name = "SqlRefusedError";
}

/** A statement that can only read, and how many lines of it stand before the reader's text. */
export interface ReadOnlyStatement {
  readonly sql: string;
  readonly linesBefore: number;
}

/** What the session must be set to, so that a query reads tables and nothing else. */
export const readOnlySettings = {
  // SELECT … FROM text.`/etc/passwd` would read files of the server.
  "spark.sql.runSQLOnFiles": false,
  // '${env:…}' and '${spark.…}' in a text would be replaced by variables and settings, secrets among them.
  "spark.sql.variable.substitute": false,
} as const;

/** How a query may begin; everything else that is not looked at as it is, is a command. */
const queryWords = ["SELECT", "WITH", "VALUES", "TABLE", "FROM"];

/** Statements that read and can stand on their own only. Seen at the very start, they decide what the text is. */
const looksAt = /^\s*(?:SHOW|DESCRIBE|DESC|EXPLAIN)\s/i;

/** Ways to run code from within a query, and the clause that can write any name in pieces. */
const runsCode: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\b(?:REFLECT|TRY_REFLECT|JAVA_METHOD)\b/, "A call of a Java method (reflect, java_method)"],
  [/\bUSING\b(?!\s*\()/, "A script (TRANSFORM … USING)"],
  [/\bIDENTIFIER\b/, "The IDENTIFIER clause"],
];

const remedy =
  "This box only reads: queries (SELECT, WITH, VALUES, TABLE, FROM), SHOW, DESCRIBE and EXPLAIN.";

/**
 * Makes of a reader's text a statement that can only read.
 *
 * The text is put inside `SELECT * FROM (…)`: there Spark's grammar takes a query and no command, whatever the text is,
 * so it is Spark's own parser that enforces this. SHOW, DESCRIBE and EXPLAIN, which are commands, are sent as they are.
 *
 * @throws SqlRefusedError for a command, and for ways to run code that a query has
 */
export function readOnlyStatement(text: string): ReadOnlyStatement {
  const statement = text.replace(/[\s;]+$/, "");
  if (statement.trim() === "") throw new SqlRefusedError("There is nothing to run.");
  // Spark compares keywords in capitals too, by which "ı" is an I.
  const capitals = statement.toUpperCase();
  for (const [pattern, what] of runsCode) {
    if (pattern.test(capitals)) throw new SqlRefusedError(`${what} is refused. ${remedy}`);
  }
  if (looksAt.test(statement)) return { sql: statement, linesBefore: 0 };
  const word = firstWord(capitals);
  if (word !== "" && !queryWords.includes(word)) throw new SqlRefusedError(`${word} is refused. ${remedy}`);
  return { sql: `SELECT * FROM (\n${statement}\n)`, linesBefore: 1 };
}

/** What a syntax error at this word means inside the brackets: `WITH … INSERT`. */
export function refusedWord(word: string): SqlRefusedError | null {
  const commands = ["INSERT", "UPDATE", "DELETE", "MERGE"];
  return commands.includes(word.toUpperCase()) ? new SqlRefusedError(`${word} is refused. ${remedy}`) : null;
}

/** The first word after blanks, comments and brackets; only for the message, so it may be wrong. */
function firstWord(capitals: string): string {
  return /^(?:[\s(]|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*([A-Z]*)/.exec(capitals)?.[1] ?? "";
}
