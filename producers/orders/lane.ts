import { setTimeout as sleep } from "node:timers/promises";
import { ordersClient } from "@kindling/spark/clients";
import type { Config } from "@kindling/spark/config";
import type { Client } from "pg";
import type { Say } from "../lib/kafka.ts";
import { pause } from "../lib/replay-clock.ts";
import type { DoneChange, PlannedTransaction } from "./change.ts";
import type { OrderLedger } from "./order-ledger.ts";
import { doChange, type OrderIds } from "./transact.ts";

/** What has been done so far, over all lanes. */
export interface Done {
  transactions: number;
  changes: number;
  rolledBack: number;
}

/** What lanes work with. */
export interface LaneSetup {
  readonly config: Config;
  readonly ledger: OrderLedger;
  readonly done: Done;
  readonly signal: AbortSignal;
  readonly say: Say;
}

/** One connection to Postgres, which does one transaction after the other and waits for a server that is away. */
export class Lane {
  readonly #setup: LaneSetup;
  readonly #ids: OrderIds;
  #client: Client | null = null;

  constructor(setup: LaneSetup, ids: OrderIds) {
    this.#setup = setup;
    this.#ids = ids;
  }

  /**
   * Does a transaction to its end; one whose connection breaks before its commit is done again.
   *
   * @returns false when it was not done, because a stop was asked for while the server was away
   */
  async run(planned: PlannedTransaction): Promise<boolean> {
    for (;;) {
      const client = await this.#connected();
      if (client === null) return false;
      try {
        await this.#transact(client, planned);
        return true;
      } catch (error) {
        if (!isBroken(error)) throw error;
        this.#client = null;
        this.#setup.say(`the connection broke: ${error instanceof Error ? error.message : error}`);
        if (error instanceof UnknownOutcome && (await this.#wasCommitted(error.xid))) return true;
      }
    }
  }

  /** Ends the connection. */
  async end(): Promise<void> {
    await this.#client?.end().catch(() => {});
    this.#client = null;
  }

  async #transact(client: Client, { changes, isGivenUp, openMs }: PlannedTransaction): Promise<void> {
    const { ledger, done, signal } = this.#setup;
    await client.query("BEGIN");
    const made: DoneChange[] = [];
    for (const change of changes) made.push(...(await doChange(client, this.#ids, change)));
    const { rows } = await client.query<{ xid: string }>("SELECT pg_current_xact_id() AS xid");
    const xid = rows[0]?.xid ?? "";
    if (openMs > 0) await pause(openMs, signal);
    const transaction = ledger.ending(xid, made);
    try {
      await client.query(isGivenUp ? "ROLLBACK" : "COMMIT");
    } catch (error) {
      throw new UnknownOutcome(xid, { cause: error });
    }
    ledger.ended({ transaction, outcome: isGivenUp ? "rolled_back" : "committed" });
    if (isGivenUp) done.rolledBack += 1;
    else {
      done.transactions += 1;
      done.changes += made.length;
    }
  }

  /** Asks a server that is back what became of a commit it did not answer. */
  async #wasCommitted(xid: string): Promise<boolean> {
    const client = await this.#connected();
    const found = await client?.query<{ status: string }>("SELECT pg_xact_status($1::xid8) AS status", [xid]);
    return found?.rows[0]?.status === "committed";
  }

  async #connected(): Promise<Client | null> {
    const { config, signal, say } = this.#setup;
    let said = "";
    while (this.#client === null) {
      const client = ordersClient(config, "app");
      // A connection that breaks while nothing is asked says so here; the next question fails.
      client.on("error", () => {});
      try {
        await client.connect();
        this.#client = client;
      } catch (error) {
        if (!isBroken(error)) throw error;
        const line = `waiting for Postgres: ${error instanceof Error ? error.message : error}; npm run up starts it`;
        if (line !== said) say(line);
        said = line;
        if (signal.aborted) return null;
        await sleep(500);
      }
    }
    return this.#client;
  }
}

/** The connection broke between a COMMIT and its answer. */
class UnknownOutcome extends Error {
  readonly xid: string;

  constructor(xid: string, options: ErrorOptions) {
    super("Postgres did not answer a commit", options);
    this.xid = xid;
  }
}

/** Whether an error is of the connection or of a server that starts or stops, and not of what was asked. */
function isBroken(error: unknown): boolean {
  if (error instanceof UnknownOutcome) return true;
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return /^(57P|08|ECONN|EPIPE|ETIMEDOUT)/.test(code) || /connection|timeout/i.test(error.message);
}
