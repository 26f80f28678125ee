/** What to run, and how it likes to be ended. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to the launcher's own environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The signal that makes it stop cleanly. */
  readonly stopSignal: "SIGTERM" | "SIGINT";
}

/** A port a service listens on, and what for. */
export interface ServicePort {
  readonly use: string;
  readonly port: number;
}

/** The name of a service: its log, its pid file and its line in `npm run ps`. */
export type ServiceName = string;

/** One part of the stack. Every service module makes one of these; the supervisor knows nothing else of them. */
export interface Service {
  readonly name: ServiceName;
  /** What it is, for people: "Kafka broker 4.3.1". */
  readonly title: string;
  /** Services that must answer before this one starts. */
  readonly startsAfter: readonly ServiceName[];
  /** Services that are stopped only after this one, because it may still write to them while it stops. */
  readonly stopsBefore: readonly ServiceName[];
  readonly ports: readonly ServicePort[];
  /** Where a user reaches it. */
  readonly address: string;
  /** Makes folders, files and formats; safe to repeat. Runs before the first start only. */
  prepare(): Promise<void>;
  /** What to run; null when the service runs elsewhere and is only asked and provisioned. */
  command(): Command | null;
  /**
   * Asks the service who it is, over its own protocol. Rejects while it does not answer; rejects with
   * ForeignServiceError when something else answers.
   */
  identify(): Promise<string>;
  /** Makes what the service must hold (topics, buckets, roles); safe to repeat. Runs after every start. */
  provision?(): Promise<void>;
}

/** A program that is not ours answers where our service should be. */
export class ForeignServiceError extends Error {
  override readonly name = "ForeignServiceError";
}

/** The stack cannot start or go on; the message is the sentence shown to the user. */
export class StackError extends Error {
  override readonly name = "StackError";
}
