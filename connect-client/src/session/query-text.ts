/** Whitespace, or a comment that is read in the same way whichever rule of Spark's lexer one looks at. */
const blank = /[ \t\r\n]+|--[^\\\r\n]*(?=[\r\n])|\/\*(?!\+)(?:(?!\/\*).)*?\*\//sy;
const firstWordOfQuery = /(?:SELECT|VALUES|TABLE)\b/iy;

/**
 * Whether a SQL text can be nothing but a query, or wrong: no command of Spark's grammar begins with `SELECT`, `VALUES`
 * or `TABLE`. Says no wherever more than the first word would have to be read: `WITH` and `FROM` may end in an `INSERT`,
 * comments may hold comments, and a backslash may join lines of them.
 */
export function isQueryText(sql: string): boolean {
  let start = 0;
  // One blank after the other: a regular expression for all of them might look for the word inside a comment.
  for (let length = matchAt(blank, sql, start); length > 0; length = matchAt(blank, sql, start))
    start += length;
  return matchAt(firstWordOfQuery, sql, start) > 0;
}

function matchAt(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0].length ?? 0;
}
