import { afterAll, beforeAll, describe, it } from "vitest";
import { config } from "../e2e/support.ts";
import { atSomeInstant, faults } from "./faults.ts";
import { Pipeline } from "./pipeline.ts";
import { Seeded } from "./seeded.ts";
import { StoreProxy } from "./store-proxy.ts";

// Set by `npm run test:faults -- --seed 7 --rounds 20 --only broker,store`.
const { FAULTS_SEED = "1", FAULTS_ROUNDS = "1", FAULTS_ONLY = "" } = process.env;
const seed = Number(FAULTS_SEED);
const random = new Seeded(seed);
const words = FAULTS_ONLY.split(",");
const chosen = [...faults].filter(([name]) => words.some((word) => name.includes(word)));
if (chosen.length === 0)
  throw new Error(`no fault has the word ${FAULTS_ONLY}; there are: ${[...faults.keys()].join(", ")}`);

const pipeline = new Pipeline(seed);
let store: StoreProxy;
beforeAll(async () => {
  console.log(`faults: seed ${seed}, ${FAULTS_ROUNDS} round(s)`);
  const { sparkEndpoint, endpoint } = config.storage;
  store = await StoreProxy.start(new URL(endpoint), Number(new URL(sparkEndpoint).port));
  pipeline.ensureRuns();
  await pipeline.recovered(0);
});
afterAll(() => {
  pipeline.kill();
  store.stop();
});

describe.each(Array.from({ length: Number(FAULTS_ROUNDS) }, (_, index) => index + 1))("round %i", (round) => {
  it.each(random.shuffled(chosen))(
    "%s: every stream goes on, and nothing is lost, doubled or altered",
    async (name, inflict) => {
      pipeline.ensureRuns();
      await atSomeInstant(random);
      const over = await inflict({ pipeline, store, random, round });
      const seconds = (await pipeline.recovered(over)) / 1_000;
      console.log(`${name.padEnd(36)} seed ${seed} round ${round}: recovered after ${seconds.toFixed(1)} s`);
      console.log(await pipeline.verify());
    },
  );
});

it("all of it stops when asked", async () => {
  await pipeline.stopGenerator();
  await pipeline.stopRunner();
});
