/** How fast events are made and sent: Kafka clients side by side, then the generator as it is. */
import { run, start } from "../../harness/programs.ts";
import { service } from "../../harness/services.ts";
import { until } from "../../harness/until.ts";
import { groupSeconds, processSeconds } from "../processor-time.ts";
import { figure, markdown, median, quantile, ratioOf } from "../statistics.ts";

interface Turn {
  readonly client: string;
  readonly batchSize: number;
  readonly perSecond: number;
  readonly perProcessorSecond: number;
  readonly answers: readonly number[];
}

const line = /(\d+) events\/s acknowledged \(p50 ([\d.]+) ms, p99 ([\d.]+) ms\)/g;

await compareClients();
await runAlone();

async function compareClients(): Promise<void> {
  const { code, output } = await run("producers/bench/clients.ts");
  if (code !== 0) throw new Error(`the comparison of clients failed:\n${output}`);
  const turns = output
    .split("\n")
    .filter((line) => line.startsWith('{"client"'))
    .map((line): Turn => JSON.parse(line));
  const clients = [...new Set(turns.map(({ client }) => client))];
  const rows = [...new Set(turns.map(({ batchSize }) => batchSize))].flatMap((batchSize) => {
    const of = (client: string) =>
      turns.filter((turn) => turn.client === client && turn.batchSize === batchSize);
    const ours = of("kafkajs");
    return clients.map((client) => {
      const these = of(client);
      const answers = these.flatMap((turn) => turn.answers);
      const { ratio, of: range } = ratioOf(
        these.map((turn) => turn.perProcessorSecond),
        ours.map((turn) => turn.perProcessorSecond),
      );
      return [
        client,
        String(batchSize),
        figure(median(these.map((turn) => turn.perSecond))),
        figure(median(these.map((turn) => turn.perProcessorSecond))),
        `${ratio.toFixed(2)} (${range.map((each) => each.toFixed(2)).join(" to ")})`,
        `${figure(quantile(answers, 0.5))} ms`,
        `${figure(quantile(answers, 0.99))} ms`,
      ];
    });
  });
  console.log(
    markdown(
      [
        "client",
        "events a request",
        "events/s",
        "per processor second",
        "to kafkajs (of turns)",
        "answer p50",
        "p99",
      ],
      rows,
    ),
  );
}

/** The generator at full speed; its own lines tell, each of ten seconds, without the first, in which it starts. */
async function runAlone(): Promise<void> {
  const args = "--clickstream max --iot max";
  const generator = start("producers/events/producer-events.ts", ...args.split(" "));
  const told = () => [...generator.output().matchAll(line)].map((match) => match.slice(1).map(Number));
  const { pid = 0 } = generator.process;
  const known = generator.output;
  await until("the generator's first line", () => told().length >= 1, { seconds: 60, known });
  const kafka = service("kafka").pid ?? -1;
  const ofBroker = () => groupSeconds().get(kafka) ?? Number.NaN;
  const [before, beforeOfBroker, started] = [processSeconds(pid), ofBroker(), performance.now()];
  await until("three more lines", () => told().length >= 4, { seconds: 60, known });
  const seconds = (performance.now() - started) / 1_000;
  const [processor, broker] = [
    (processSeconds(pid) - before) / seconds,
    (ofBroker() - beforeOfBroker) / seconds,
  ];
  generator.process.kill("SIGTERM");
  const { code, output } = await generator.exit;
  if (code !== 0) throw new Error(`the generator failed:\n${output}`);
  const [perSecond, p50, p99] = [0, 1, 2].map((column) =>
    median(
      told()
        .slice(1, 4)
        .map((each) => each[column] ?? 0),
    ),
  );
  console.log(
    `\nGenerator alone (\`npm run producer:events -- ${args}\`): ${figure(perSecond ?? 0)} events/s acknowledged, ` +
      `answers p50 ${p50} ms, p99 ${p99} ms, ${figure(processor)} cores, the broker ${figure(broker)}. ${/sent \d+ = .*/.exec(output)?.[0]}.`,
  );
}
