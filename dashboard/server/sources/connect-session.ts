import {
  CancelledError,
  type ConfigValue,
  SessionError,
  SparkServerError,
  SparkSession,
  TransportError,
} from "spark-connect-js";

/** The first connection may wait this long for a server; the next question tries again. */
const connectTimeoutMs = 5_000;

/** What a session is opened with. */
export interface SessionSettings {
  readonly appName: string;
  readonly config?: Readonly<Record<string, ConfigValue>>;
}

/** A Spark Connect session, opened when it is first needed and opened anew after it was lost. */
export class ConnectSession {
  readonly #remote: string;
  readonly #settings: SessionSettings;
  #session: Promise<SparkSession> | null = null;

  constructor(remote: string, settings: SessionSettings) {
    this.#remote = remote;
    this.#settings = settings;
  }

  /** Acts within the session; when what fails is the session itself, the next call gets another. */
  async within<T>(act: (spark: SparkSession) => Promise<T>): Promise<T> {
    this.#session ??= this.#open();
    const current = this.#session;
    try {
      return await act(await current);
    } catch (error) {
      if (isLost(error)) this.#leave(current);
      throw error;
    }
  }

  /** Lets go of a session that is of no more use. */
  leave(): void {
    if (this.#session !== null) this.#leave(this.#session);
  }

  async close(): Promise<void> {
    const open = this.#session;
    this.#session = null;
    await open?.then((spark) => spark.stop()).catch(() => undefined);
  }

  #open(): Promise<SparkSession> {
    const { appName, config = {} } = this.#settings;
    return SparkSession.builder
      .remote(this.#remote)
      .appName(appName)
      .config(config)
      .connectTimeout(connectTimeoutMs)
      .create();
  }

  #leave(lost: Promise<SparkSession>): void {
    if (this.#session !== lost) return;
    this.#session = null;
    lost.then((spark) => spark.detach()).catch(() => undefined);
  }
}

/**
 * Whether an error says that the session is of no more use. A statement that failed, or a question given up because its
 * time was over, says nothing of the kind.
 */
export function isLost(error: unknown): boolean {
  if (error instanceof CancelledError) return false;
  if (error instanceof SessionError || error instanceof TransportError) return true;
  return error instanceof SparkServerError && (error.errorClass ?? "").startsWith("INVALID_HANDLE.SESSION");
}
