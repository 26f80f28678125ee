import { loadConfig } from "@kindling/spark/config";
import { conclude } from "../../lib/verify/conclude.ts";
import { problemsOf, type Verification, verifyEnergy } from "./verify-energy.ts";

const settleSeconds = 60;

const verification = await verifyEnergy(loadConfig(), settleSeconds);
conclude(report(verification), problemsOf(verification));

function report({ bronze, topics, published }: Verification): string {
  const lines = topics.map(
    ({ topic, sent, written, quarantined, deduplicated, late, ledger }) =>
      `${topic.padEnd(16)} sent ${sent} = written ${written} + quarantined ${quarantined} + de-duplicated ${deduplicated} + late ${late}` +
      `   (producers' ledgers: ${ledger.acknowledged} acknowledged, ${ledger.unacknowledged} unanswered)`,
  );
  return [
    ...lines,
    `${"predictions".padEnd(16)} ${published.rows} forecast rows, ${published.messages} published, ${published.repeated} of them repeated`,
    `${"bronze".padEnd(16)} ${bronze.lines} lines, ${bronze.quarantined} quarantined, ${bronze.deduplicated} de-duplicated, ${bronze.hours} hours`,
  ].join("\n");
}
