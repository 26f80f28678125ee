import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fromRepositoryRoot } from "@kindling/spark/config";

/** A producer running as its own process, as `npm run` starts it. */
export interface ProducerProcess {
  readonly child: ChildProcess;
  /** All it has printed so far. */
  output(): string;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

const folders = {
  "producer-weather": "energy",
  "producer-forecast": "energy",
  "load-bronze": "energy",
  "producer-events": "events",
} as const;

/** Starts a producer against a broker, with a state folder of its own. */
export function startProducer(
  name: keyof typeof folders,
  args: readonly string[],
  place: {
    readonly stateDir: string;
    readonly kafkaPort: number;
    readonly environment?: Readonly<Record<string, string>>;
  },
): ProducerProcess {
  const program = fromRepositoryRoot(`producers/${folders[name]}/${name}.ts`);
  const child = spawn(process.execPath, ["--conditions=source", "--import", "tsx", program, ...args], {
    cwd: fromRepositoryRoot("."),
    env: {
      ...process.env,
      KINDLING_STACK_STATE_DIR: place.stateDir,
      KINDLING_KAFKA_PORT: String(place.kafkaPort),
      ...place.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  const ended = once(child, "close").then(([code, signal]) => code ?? signal);
  return { child, output: () => output, ended };
}

/** Runs a producer to its end. */
export async function runToEnd(
  ...call: Parameters<typeof startProducer>
): Promise<{ readonly code: number | NodeJS.Signals; readonly output: string }> {
  const producer = startProducer(...call);
  const code = await producer.ended;
  return { code, output: producer.output() };
}
