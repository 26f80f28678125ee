const HALF_OF_A_PAIR = /\p{Surrogate}/u;

/** Whether text has no half of a surrogate pair, which UTF-8 cannot hold: encoders put U+FFFD there without a word. */
export function isWellFormed(text: string): boolean {
  return !HALF_OF_A_PAIR.test(text);
}
