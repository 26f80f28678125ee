import { afterAll, beforeAll, describe, it } from "vitest";
import { StoreProxy } from "../../harness/store-proxy.ts";
import { config } from "../e2e/support.ts";
import { atSomeInstant } from "./instant.ts";
import { Seeded } from "./seeded.ts";

/** A system as it runs day and night, with its source. */
export interface FaultPipeline {
  /** Starts what does not run: at first, and after a fault that failed its test. */
  ensureRuns(): Promise<void>;
  /** Waits until all of it works on what is newer than a moment; returns how long after, in milliseconds. */
  recovered(since: number): Promise<number>;
  /** Proves of all that there ever was that nothing is lost, doubled or altered; returns what the proof says. */
  verify(): Promise<string>;
  /** Asks all of it to stop, and expects that it does. */
  stop(): Promise<void>;
  /** Ends all of it as it is. */
  kill(): void;
}

/** What a fault is done to, and the seed's choices. */
export interface Scene<P> {
  readonly pipeline: P;
  readonly store: StoreProxy;
  readonly random: Seeded;
  /** Which repetition this is, from 1. */
  readonly round: number;
}

/** Does something to the running system that should not happen; returns when it was over, epoch milliseconds. */
export type Fault<P = FaultPipeline> = (scene: Scene<P>) => Promise<number>;

// Set by `npm run test:faults -- --seed 7 --rounds 20 --only broker,store`.
const { FAULTS_SEED = "1", FAULTS_ROUNDS = "1", FAULTS_ONLY = "" } = process.env;

/** Declares the tests: each fault in the seed's order and at its instant, followed by a proof. */
export function inflictAll<P extends FaultPipeline>(
  make: (seed: number) => P,
  faults: ReadonlyMap<string, Fault<P>>,
): void {
  const seed = Number(FAULTS_SEED);
  const random = new Seeded(seed);
  const words = FAULTS_ONLY.split(",");
  const chosen = [...faults].filter(([name]) => words.some((word) => name.includes(word)));
  if (chosen.length === 0)
    throw new Error(`no fault has the word ${FAULTS_ONLY}; there are: ${[...faults.keys()].join(", ")}`);

  const pipeline = make(seed);
  let store: StoreProxy;
  beforeAll(async () => {
    console.log(`faults: seed ${seed}, ${FAULTS_ROUNDS} round(s)`);
    const { sparkEndpoint, endpoint } = config.storage;
    store = await StoreProxy.start(new URL(endpoint), Number(new URL(sparkEndpoint).port));
    await pipeline.ensureRuns();
    await pipeline.recovered(0);
  });
  afterAll(() => {
    pipeline.kill();
    store.stop();
  });

  describe.each(Array.from({ length: Number(FAULTS_ROUNDS) }, (_, index) => index + 1))(
    "round %i",
    (round) => {
      it.each(random.shuffled(chosen))(
        "%s: all goes on, and nothing is lost, doubled or altered",
        async (name, inflict) => {
          await pipeline.ensureRuns();
          await atSomeInstant(random);
          const over = await inflict({ pipeline, store, random, round });
          const seconds = (await pipeline.recovered(over)) / 1_000;
          console.log(
            `${name.padEnd(36)} seed ${seed} round ${round}: recovered after ${seconds.toFixed(1)} s`,
          );
          console.log(await pipeline.verify());
        },
      );
    },
  );

  it("all of it stops when asked", () => pipeline.stop());
}
