const hourMs = 3_600_000;
export const weekMs = 168 * hourMs;

/** One step of the walk-forward evaluation: train on what lies before the issue, forecast the 168 hours after. */
export interface Fold {
  /** Epoch milliseconds. */
  readonly issuedAt: number;
  /** The fold's first issue whose model this fold uses: models are made anew every `refitWeeks` folds. */
  readonly trainedUntil: number;
}

/**
 * Weekly folds, from the first issue on, as long as the week after the issue is known.
 *
 * @param first - the first issue, epoch milliseconds
 * @param end - the end of what is known, exclusive
 */
export function weeklyFolds(first: number, end: number, refitWeeks: number): Fold[] {
  const folds: Fold[] = [];
  for (let issuedAt = first; issuedAt + weekMs <= end; issuedAt += weekMs) {
    const sinceRefit = folds.length % refitWeeks;
    folds.push({ issuedAt, trainedUntil: issuedAt - sinceRefit * weekMs });
  }
  return folds;
}

/** Folds that share a model, group by group in the order of time. */
export function foldsByFit(folds: readonly Fold[]): Fold[][] {
  const groups = new Map<number, Fold[]>();
  for (const fold of folds) groups.set(fold.trainedUntil, [...(groups.get(fold.trainedUntil) ?? []), fold]);
  return [...groups.values()];
}
