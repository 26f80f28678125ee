import type { LiveHub } from "./hub.ts";

/** The live messages of the energy system, on their way into the hub's channels. */
export interface EnergyFeed {
  /** Topics it reads; each has a state under its name in the `feeds` channel. */
  readonly topics: readonly string[];
  /** Begins to read, and keeps trying while the broker or a topic is not there. */
  start(hub: LiveHub): void;
  stop(): Promise<void>;
}
