import { SessionError, TransportError } from "spark-connect-js";

/** Whether a new session may help: the server does not answer, or answers as one that knows nothing of this session. */
export function isServerGone(error: unknown): boolean {
  return error instanceof TransportError || error instanceof SessionError;
}

/** The first line of an error's message. */
export function firstLine(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return line;
}
