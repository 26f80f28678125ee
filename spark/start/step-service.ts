import type { Config } from "../config/index.ts";
import type { Service } from "../services/service.ts";
import { scriptCommand } from "./npm-script.ts";
import type { Step } from "./steps.ts";

/** A step's name as a file name: `job:energy-train-model` → `job-energy-train-model`. */
export function logName({ script }: Step): string {
  return script.replaceAll(":", "-");
}

/** An `always` step as something the supervisor keeps alive. */
export function stepService(step: Step, config: Config): Service {
  const { host, port } = config.ui;
  const { health } = step;
  const url = `http://${host}:${port}`;
  return {
    name: logName(step),
    title: step.title,
    startsAfter: [],
    stopsBefore: [],
    ports: health === undefined ? [] : [{ use: "web", port }],
    address: health === undefined ? "-" : url,
    prepare: async () => {},
    command: () => scriptCommand(step),
    async identify() {
      if (health === undefined) return "running";
      const response = await fetch(`${url}${health}`, { signal: AbortSignal.timeout(2000) });
      if (!response.ok) throw new Error(`${url}${health} answers ${response.status}`);
      return "answers";
    },
  };
}
