import type { Child, Samples } from "./child.ts";
import type { Measurement } from "./measurements.ts";

/** How each client is run on a measurement. */
export interface Clients {
  readonly ours: (name: string) => Child;
  readonly pyspark: (name: string) => Child;
}

/** The turns of both clients; those of one index ran one after the other. */
export interface Turns {
  readonly ours: readonly Samples[];
  readonly pyspark: readonly Samples[];
}

type Turn = (client: keyof Clients, count: number) => Promise<Samples>;

/** Runs both clients turn by turn, so that whatever else the machine does meets both. */
export async function runPair(clients: Clients, measurement: Measurement): Promise<Turns> {
  const names = { ours: measurement.name, pyspark: measurement.pyspark ?? measurement.name };
  if (measurement.fresh)
    return alternate(measurement, (client) => freshTurn(clients[client](names[client]), names[client]));
  const children = { ours: clients.ours(names.ours), pyspark: clients.pyspark(names.pyspark) };
  try {
    return await alternate(measurement, (client, count) => children[client].sample(count));
  } finally {
    await Promise.all([children.ours.end(), children.pyspark.end()]);
  }
}

async function alternate({ turns, samplesPerTurn, warmUp }: Measurement, turn: Turn): Promise<Turns> {
  if (warmUp > 0) for (const client of ["ours", "pyspark"] as const) await turn(client, warmUp);
  const [ours, pyspark]: [Samples[], Samples[]] = [[], []];
  for (let i = 0; i < turns; i++) {
    ours.push(await turn("ours", samplesPerTurn));
    pyspark.push(await turn("pyspark", samplesPerTurn));
  }
  return { ours, pyspark };
}

/** One sample of a new process; a program that is no `measure()` is timed until it prints its first line. */
async function freshTurn(child: Child, name: string): Promise<Samples> {
  const start = performance.now();
  try {
    if (!name.endsWith("first-query")) return await child.sample(1);
    await child.line();
    return { ms: [performance.now() - start], cpuMs: [], peakMb: Number.NaN };
  } finally {
    await child.end();
  }
}
