const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A column name as SQL takes it: back-quoted when it is not a plain identifier. */
export function quoteIfNeeded(name: string): string {
  return PLAIN_NAME.test(name) ? name : `\`${name.replaceAll("`", "``")}\``;
}

/** A text as a SQL string literal, in single quotes. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
