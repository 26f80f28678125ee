// npm run dlq -- list | show <topic>/<partition>/<offset> | replay [--topic <t>] [--reason <r>] [--yes]
import { parseArgs } from "node:util";
import { confirmed, runCommand, StackError, table } from "@kindling/spark/cli";
import { loadConfig } from "@kindling/spark/config";
import { SparkSession } from "spark-connect-js";
import { countLetters, findLetters, parsePlace } from "./dead-letters.ts";
import { describeLetter } from "./describe-letter.ts";
import { replayLetters } from "./replay-letters.ts";

const usage = `npm run dlq -- list                                   how many messages were refused, and why
npm run dlq -- show <topic>/<partition>/<offset>     one of them, its bytes included
npm run dlq -- replay [--topic <t>] [--reason <r>]   sends them to their topics again, each once`;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    options: {
      topic: { type: "string" },
      reason: { type: "string" },
      yes: { type: "boolean", default: false },
    },
    allowPositionals: true,
  });
  const [action, place] = positionals;
  const config = loadConfig();
  await using spark = await SparkSession.builder.remote(config.spark.remote).create();
  switch (action) {
    case "list": {
      const rows = (await countLetters(spark)).map((each) => [
        each.topic,
        each.reason,
        each.messages.toLocaleString("en-US"),
        each.first.toString(),
        each.last.toString(),
      ]);
      console.log(
        rows.length === 0
          ? "No message was refused."
          : table(["topic", "reason", "messages", "first", "last (UTC)"], rows),
      );
      return;
    }
    case "show": {
      const [letter] = await findLetters(spark, parsePlace(place ?? ""));
      if (letter === undefined) throw new StackError(`there is no dead letter ${place}`);
      console.log(describeLetter(letter));
      return;
    }
    case "replay": {
      const letters = await findLetters(spark, values);
      const question = `This sends up to ${letters.length} refused messages to their topics again.`;
      if (letters.length > 0 && !values.yes && !(await confirmed(question))) return;
      const { sent, before } = await replayLetters(config, letters);
      console.log(`${sent} sent again, ${before} had been before`);
      return;
    }
    default:
      throw new StackError(usage);
  }
});
