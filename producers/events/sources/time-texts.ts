/**
 * Writes times as events carry them, ISO-8601 in UTC to the millisecond. A busy generator asks for the same millisecond
 * a hundred times, so the last text is kept.
 */
export function timeTexts(): (at: number) => string {
  let [last, text] = [Number.NaN, ""];
  return (at) => {
    if (at !== last) [last, text] = [at, new Date(at).toISOString()];
    return text;
  };
}
