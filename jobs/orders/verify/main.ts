// npm run verify:orders [-- --no-changes] [--polling] [--wait <seconds>]
import { parseArgs } from "node:util";
import { runCommand, StackError } from "@kindling/spark/cli";
import { loadConfig } from "@kindling/spark/config";
import { conclude } from "../../lib/verify/conclude.ts";
import { type Verification, verifyOrders } from "./verify-orders.ts";

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      "no-changes": { type: "boolean", default: false },
      polling: { type: "boolean", default: false },
      wait: { type: "string", default: "60" },
    },
  });
  const settleSeconds = Number(values.wait);
  if (!(settleSeconds >= 0))
    throw new StackError(`--wait is "${values.wait}": expected how many seconds changes may take`);
  const verification = await verifyOrders(loadConfig(), {
    changes: !values["no-changes"],
    polling: values.polling,
    settleSeconds,
  });
  conclude(report(verification), verification.problems);
});

function report({
  made,
  database,
  topic,
  log,
  current,
  newer,
  excused,
  lost,
  refused,
  seconds,
}: Verification): string {
  const of = (op: string) => topic[op] ?? 0;
  return [
    ...(made === null
      ? []
      : [
          `changes   ${made.inserted} inserted, ${made.updated} updated, ${made.deleted.length} deleted; passed within ${seconds.toFixed(1)} s`,
        ]),
    `database  ${database} orders`,
    `topic     ${of("r")} found, ${of("c")} created, ${of("u")} updated, ${of("d")} deleted; ${refused} messages among the dead letters`,
    ...(lost === 0
      ? []
      : [`          ${lost} versions lost with the place in the log, which was begun anew`]),
    `log       ${log} changes`,
    `table     ${current} orders, ${newer} of them newer than the database was when it was read`,
    ...(excused === 0
      ? []
      : [`          ${excused} of them are deleted in the database, which polling cannot see`]),
  ].join("\n");
}
