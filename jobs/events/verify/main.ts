import { loadConfig } from "@kindling/spark/config";
import { conclude } from "../../lib/verify/conclude.ts";
import { problemsOf, type Verification, verifyEvents } from "./verify-events.ts";

const settleSeconds = 60;

const verification = await verifyEvents(loadConfig(), settleSeconds);
conclude(report(verification), problemsOf(verification));

function report({ ledgers, topics, minutes }: Verification): string {
  const name = (text: string) => text.padEnd(12);
  return [
    ...ledgers.map(({ topic, acknowledged, failed, unanswered, replayed, faults }) => {
      const wrong = Object.entries(faults).map(([kind, count]) => `${count} ${kind}`);
      return (
        `${name(topic)} generators: ${acknowledged} acknowledged, ${failed} failed, ` +
        `${unanswered.there} unanswered and there, ${unanswered.notThere} unanswered and not; ${replayed} replayed` +
        `${wrong.length === 0 ? "" : `; on purpose: ${wrong.join(", ")}`}`
      );
    }),
    ...topics.map(
      ({ topic, received, written, quarantined, deduplicated }) =>
        `${name(topic)} received ${received} = written ${written} + quarantined ${quarantined} + de-duplicated ${deduplicated}`,
    ),
    `${name("minutes")} ${minutes.rows} rows with ${minutes.views} page views equal a recount; ${minutes.late} came too late`,
  ].join("\n");
}
