import { choiceOption, numberOption } from "../lib/options.ts";
import { type FaultKind, type FaultPlan, faultKinds } from "./faults.ts";

/** The options by which messages are made bad on purpose. */
export const faultOptions = {
  "bad-share": { type: "string", default: "0" },
  "bad-kinds": { type: "string", default: faultKinds.join(",") },
} as const;

/** What `--help` says of them. */
export const faultUsage = `  --bad-share <0..0.9>     share of messages that are bad on purpose, on top of the good ones (0)
  --bad-kinds <a,b,...>    of which kinds: ${faultKinds.join(", ")} (all)`;

/** Reads them. */
export function readFaultOptions(
  values: { readonly "bad-share": string; readonly "bad-kinds": string },
  lateAfterHours: number,
): FaultPlan {
  const [first, ...others] = values["bad-kinds"]
    .split(",")
    .map((kind): FaultKind => choiceOption("bad-kinds", kind.trim(), faultKinds));
  return {
    share: numberOption("bad-share", values["bad-share"], 0, 0.9),
    kinds: [first ?? faultKinds[0], ...others],
    lateAfterHours,
  };
}
