import { z } from "zod";
import { StackError } from "../service.ts";
import { connectorName } from "./connector-config.ts";

const worker = z.object({ version: z.string(), kafka_cluster_id: z.string() });
const part = z.object({ state: z.string(), trace: z.string().optional() });
const status = z.object({ connector: part, tasks: z.array(part) });
const offset = z.looseObject({ lsn: z.int().optional() });
const offsets = z.object({ offsets: z.array(z.object({ offset })) });

/** What Kafka Connect says of the connector. */
export interface ConnectorState {
  readonly state: "running" | "failed" | "stopped" | "starting";
  /** Why it failed: the Java stack trace. */
  readonly trace: string | null;
}

/** How far the connector has read the log. */
export interface LogPosition {
  readonly lsn: bigint;
  /** Whether a snapshot is being read beside it. */
  readonly isTakingSnapshot: boolean;
}

/** The REST interface of the Kafka Connect worker that reads the log. */
export class ConnectApi {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Who answers: Connect's version and the id of the Kafka cluster it works for. */
  async worker(): Promise<{ readonly version: string; readonly clusterId: string }> {
    const { version, kafka_cluster_id } = worker.parse(await this.#ask("GET", ""));
    return { version, clusterId: kafka_cluster_id };
  }

  /** Makes the connector, or changes it where its settings differ. */
  async configure(settings: Readonly<Record<string, string>>): Promise<void> {
    await this.#ask("PUT", `connectors/${connectorName}/config`, settings);
  }

  /** How the connector does. */
  async state(): Promise<ConnectorState> {
    const { connector, tasks } = status.parse(await this.#ask("GET", `connectors/${connectorName}/status`));
    const failed = [connector, ...tasks].find(({ state }) => state === "FAILED");
    if (failed !== undefined) return { state: "failed", trace: failed.trace ?? null };
    if (connector.state === "STOPPED") return { state: "stopped", trace: null };
    return { state: tasks[0]?.state === "RUNNING" ? "running" : "starting", trace: null };
  }

  /**
   * The position that is kept; null before the first one.
   *
   * @throws StackError when what is kept names no place in the log: taken for none, it would begin the log anew
   */
  async position(): Promise<LogPosition | null> {
    const kept = offsets.parse(await this.#ask("GET", `connectors/${connectorName}/offsets`));
    const [position] = kept.offsets.map(({ offset }) => offset);
    if (position === undefined) return null;
    if (position.lsn === undefined)
      throw new StackError(
        `Kafka Connect keeps a position of the connector ${connectorName} without an lsn: ${JSON.stringify(position)}; ` +
          "npm run cdc:orders-log -- --snapshot gives it up and begins anew",
      );
    const isTakingSnapshot = Object.keys(position).some((key) => key.startsWith("incremental_snapshot"));
    return { lsn: BigInt(position.lsn), isTakingSnapshot };
  }

  /** Starts again what has failed. */
  async restart(): Promise<void> {
    await this.#ask("POST", `connectors/${connectorName}/restart?includeTasks=true&onlyFailed=true`);
  }

  /** Ends the connector's tasks; it stays stopped, also over a restart of the worker. */
  async stop(): Promise<void> {
    await this.#ask("PUT", `connectors/${connectorName}/stop`);
  }

  /** Lets a stopped connector run. */
  async resume(): Promise<void> {
    await this.#ask("PUT", `connectors/${connectorName}/resume`);
  }

  /** Forgets how far the connector has read. It must be stopped. */
  async forgetPosition(): Promise<void> {
    await this.#ask("DELETE", `connectors/${connectorName}/offsets`);
  }

  async #ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.#url}/${path}`, {
      method,
      signal: AbortSignal.timeout(30_000),
      ...(body && { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new StackError(`Kafka Connect answers ${response.status} to ${method} ${path}: ${text}`);
    return text === "" ? null : JSON.parse(text);
  }
}
