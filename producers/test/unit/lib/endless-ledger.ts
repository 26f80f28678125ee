import { openLedger, runName } from "../../../lib/ledger.ts";

/** Writes ledger lines until it is killed: the other side of a test in ledger.test.ts. */
const [, , stateDir = ""] = process.argv;
const ledger = openLedger(stateDir, "endless", runName());
for (let number = 0; ; number++) {
  for (const outcome of ["unknown", "acked"] as const) {
    ledger.append([
      {
        send_id: String(number),
        event_id: String(number),
        replay: "r1",
        topic: "t",
        key: "k",
        sha256: null,
        fate: "written",
        fault: null,
        sent_at: new Date().toISOString(),
        outcome,
        partition: 0,
        offset: outcome === "acked" ? number : null,
      },
    ]);
  }
  if (number === 0) process.stdout.write("writing\n");
}
