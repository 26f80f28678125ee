import { readFileSync } from "node:fs";

const pem = (name: string) => readFileSync(new URL(name, import.meta.url));

/** Certificates made by make.sh; the server's is for localhost and 127.0.0.1. */
export const certificates = {
  ca: pem("ca.pem"),
  server: { certificate: pem("server.pem"), key: pem("server-key.pem") },
  client: { certificate: pem("client.pem"), key: pem("client-key.pem") },
};
