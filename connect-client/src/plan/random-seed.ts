/** A seed where the caller gives none: sent with the plan, so that one plan gives one result. */
export function randomSeed(): bigint {
  return BigInt(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER));
}
