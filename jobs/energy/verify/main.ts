import { loadConfig } from "@kindling/spark/config";
import { problemsOf, type Verification, verifyEnergy } from "./verify-energy.ts";

const settleSeconds = 60;
const shownProblems = 20;

const verification = await verifyEnergy(loadConfig(), settleSeconds);
const problems = problemsOf(verification);
console.log(report(verification));
if (problems.length > 0) {
  console.log(`\n${problems.length} problem(s):`);
  for (const problem of problems.slice(0, shownProblems)) console.log(`  ${problem}`);
  if (problems.length > shownProblems) console.log(`  and ${problems.length - shownProblems} more`);
} else {
  console.log("\nNothing lost, nothing doubled, nothing altered.");
}
process.exitCode = problems.length === 0 ? 0 : 3;

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
