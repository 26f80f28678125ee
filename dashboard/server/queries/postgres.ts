import { connect } from "node:net";
import type { HealthQuery } from "./queries.ts";

/** PostgreSQL's SSLRequest: length 8, code 80877103. Its server answers with the single letter S or N. */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]);

/** Where the server is, and which of its databases is the stack's. */
interface PostgresAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
}

/** Asks whether PostgreSQL itself is behind the port, without credentials: only it answers an SSLRequest so. */
export function postgresHealth({ host, port, database }: PostgresAddress): HealthQuery {
  return {
    component: "postgres",
    query: async (signal) => {
      const encrypted = await askPostgres(host, port, signal);
      return {
        title: "PostgreSQL",
        address: `${host}:${port}`,
        identity: `database ${database} · ${encrypted ? "TLS offered" : "no TLS (loopback)"}`,
      };
    },
  };
}

function askPostgres(host: string, port: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal });
    const fail = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    socket.once("connect", () => socket.write(sslRequest));
    socket.once("error", fail);
    socket.once("end", () => fail(new Error("the port closed the connection: not PostgreSQL")));
    socket.once("data", (answer) => {
      socket.destroy();
      const letter = answer.toString("latin1");
      if (letter === "S" || letter === "N") resolve(letter === "S");
      else reject(new Error("something else than PostgreSQL answers on this port"));
    });
  });
}
