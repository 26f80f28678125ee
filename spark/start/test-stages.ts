/** One part of `npm test`. */
export interface Stage {
  readonly name: string;
  /** A project of vitest, or an npm script. */
  readonly run: { readonly project: string } | { readonly script: string };
  readonly needsStack: boolean;
}

/** In order: what fails fastest first; what kills processes last. */
export const stages: readonly Stage[] = [
  { name: "lint", run: { script: "lint" }, needsStack: false },
  { name: "types of the code", run: { script: "typecheck" }, needsStack: false },
  { name: "unit", run: { project: "unit" }, needsStack: false },
  { name: "types of the API", run: { project: "types" }, needsStack: false },
  { name: "golden plans", run: { project: "golden" }, needsStack: false },
  { name: "live", run: { project: "live" }, needsStack: true },
  { name: "newest Spark", run: { project: "compat" }, needsStack: true },
  { name: "browser", run: { project: "browser" }, needsStack: true },
  { name: "end to end", run: { project: "e2e" }, needsStack: true },
];
