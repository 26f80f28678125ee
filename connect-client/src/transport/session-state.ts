import { SessionError } from "../errors/index.ts";

/** Every response says which session it belongs to, on both sides; a 3.5 server leaves the second empty. */
interface SessionBound {
  readonly sessionId?: string;
  readonly serverSideSessionId?: string;
}

/** Knows whether the session can be used, and notices when the server behind it is no longer the same. */
export class SessionState {
  readonly sessionId: string;
  /** The version the server told when the session connected; empty before. */
  serverVersion = "";
  #serverSideSessionId: string | undefined;
  #closedBecause: string | undefined;

  constructor(sessionId: string) {
    this.sessionId = sessionId;
  }

  /** The server's own id of the session, sent back with each request so that the server can check it too. */
  get observedServerSideSessionId(): string | undefined {
    return this.#serverSideSessionId;
  }

  get isClosed(): boolean {
    return this.#closedBecause !== undefined;
  }

  /** @throws {@link SessionError} once the session is stopped or lost */
  assertOpen(): void {
    if (this.#closedBecause !== undefined) {
      throw new SessionError(
        `${this.#closedBecause} Make a new one with spark.rebuild() or SparkSession.builder.getOrCreate().`,
        { sessionId: this.sessionId },
      );
    }
  }

  /** @param reason - a sentence for the error that later calls get */
  close(reason: string): void {
    this.#closedBecause ??= reason;
  }

  /**
   * Passes a response on if it belongs to this session.
   *
   * @throws {@link SessionError} if it does not: temporary views, configuration and cached data are gone then
   */
  verify<T extends object>(response: T): T {
    const { sessionId = "", serverSideSessionId = "" }: SessionBound = response;
    if (sessionId !== "" && sessionId !== this.sessionId) {
      throw new SessionError(`The server answered for session ${sessionId} instead of ${this.sessionId}.`, {
        sessionId: this.sessionId,
      });
    }
    if (serverSideSessionId === "") return response;
    this.#serverSideSessionId ??= serverSideSessionId;
    if (this.#serverSideSessionId !== serverSideSessionId) {
      this.close("The server replaced the session, so its views, configuration and cached data are gone.");
      this.assertOpen();
    }
    return response;
  }
}
