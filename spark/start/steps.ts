/**
 * What `npm start` runs on the stack, in this order. A step names an npm script and nothing of what it does.
 *
 * - `first`: until it has succeeded once with this state folder; later starts go on from what it left.
 * - `always`: runs for as long as the stack is up, and is started again when it dies.
 */
export interface Step {
  /** An npm script of the root package. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly title: string;
  readonly runs: "first" | "always";
  /** Where it answers with HTTP once it is ready; without it, a step is ready when it runs. */
  readonly health?: string;
}

export const steps: readonly Step[] = [
  { script: "dashboard", title: "Dashboard", runs: "always", health: "/healthz" },
  { script: "load:energy-bronze", title: "Energy: bronze files", runs: "first" },
  { script: "job:energy-process-silver", title: "Energy: silver table", runs: "first" },
  { script: "job:energy-train-model", title: "Energy: model", runs: "first" },
  { script: "job:energy-stream-inference", title: "Energy: inference stream", runs: "always" },
  { script: "producer:energy-weather", title: "Energy: live feed", runs: "always" },
  {
    script: "producer:energy-forecast",
    // Hours of replayed time: a forecast is made once a day.
    args: ["--every", "24"],
    title: "Energy: forecast bursts",
    runs: "always",
  },
];
