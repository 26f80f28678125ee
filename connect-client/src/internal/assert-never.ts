/**
 * Closes a `switch` over a union: does not compile while a case is missing, and names the value at run time.
 *
 * @param value - what no case took
 * @param what - the kind of thing, for the message, e.g. `"relation"`
 */
export function assertNever(value: never, what: string): never {
  throw new Error(`Unexpected ${what}: ${describe(value)}. This is a bug in spark-connect-js.`);
}

function describe(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // BigInt fields and cycles cannot be written as JSON.
    return String(value);
  }
}
