import { resolveConnection } from "../../src/transport/connection-environment.ts";
import type { ConnectionOptions } from "../../src/transport/connection-string.ts";

/** The server the live tests talk to: `SPARK_REMOTE`, or the local stack's. */
export const remote = process.env.SPARK_REMOTE ?? "sc://127.0.0.1:15002";

/** {@link remote}, read. */
export const connection: ConnectionOptions = resolveConnection(remote, process.env);
