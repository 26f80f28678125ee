import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { ForeignServiceError, type Service } from "../../../services/service.ts";
import { isAlive } from "../../../supervisor/process-identity.ts";
import type { ServiceStatus } from "../../../supervisor/stack-state.ts";
import { SupervisedService } from "../../../supervisor/supervised-service.ts";
import { fakeService } from "../../support/fake-service.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { waitFor } from "../../support/wait-for.ts";

const folder = temporaryFolder();
const running: SupervisedService[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((supervised) => supervised.stop()));
});

function supervise(service: Service, options: { readonly readyTimeoutSeconds?: number } = {}) {
  const history: string[] = [];
  const supervised = new SupervisedService(service, {
    logFile: join(folder(), "fake.log"),
    readyTimeoutSeconds: options.readyTimeoutSeconds ?? 10,
    stopGraceSeconds: 1,
    onChange: ({ state }) => history.push(state),
  });
  running.push(supervised);
  supervised.start(Promise.resolve());
  return { supervised, history };
}

function processOf({ pid, processStartedAt }: ServiceStatus) {
  if (pid === null || processStartedAt === null) throw new Error("no process");
  return { pid, startedAt: processStartedAt };
}

it("is ready when the service says who it is, and not before", async () => {
  let asked = 0;
  const { supervised } = supervise(
    fakeService({
      identify: async () => {
        asked += 1;
        if (asked < 3) throw new Error("not yet");
        return "cluster 42";
      },
    }),
  );
  await supervised.ready;
  expect(asked).toBe(3);
  expect(supervised.status).toMatchObject({
    state: "ready",
    identity: "cluster 42",
    restarts: 0,
    lastExit: null,
  });
});

it("starts a process that was killed again, and says so", async () => {
  const { supervised, history } = supervise(fakeService({}));
  await supervised.ready;
  const first = processOf(supervised.status);
  process.kill(first.pid, "SIGKILL");
  await waitFor(
    "a second process",
    () => supervised.status.state === "ready" && supervised.status.restarts === 1,
  );
  expect(supervised.status).toMatchObject({ lastExit: "signal SIGKILL" });
  expect(supervised.status.pid).not.toBe(first.pid);
  expect(isAlive(first)).toBe(false);
  expect(history).toEqual(["starting", "ready", "restarting", "starting", "ready"]);
});

it("provisions after every start", async () => {
  let provisioned = 0;
  const { supervised } = supervise(
    fakeService({
      provision: async () => {
        provisioned += 1;
      },
    }),
  );
  await supervised.ready;
  process.kill(processOf(supervised.status).pid, "SIGKILL");
  await waitFor("the restart", () => supervised.status.restarts === 1 && supervised.status.state === "ready");
  expect(provisioned).toBe(2);
});

it("gives up a start after three deaths, with the end of the log", async () => {
  const { supervised } = supervise(
    fakeService({
      source: "console.error('no such file: x.conf'); process.exit(3)",
      identify: async () => {
        throw new Error("no answer");
      },
    }),
  );
  await expect(supervised.ready).rejects.toThrow(
    /^fake ended 3 times before it was ready \(exit code 3\).*no such file: x\.conf/s,
  );
  expect(supervised.status).toMatchObject({ state: "failed", pid: null });
});

it("gives up a start that is never ready, naming the last answer", async () => {
  const { supervised } = supervise(
    fakeService({
      identify: async () => {
        throw new Error("still electing");
      },
    }),
    { readyTimeoutSeconds: 0.3 },
  );
  await expect(supervised.ready).rejects.toThrow(/fake is not ready after 0\.3 s: still electing/);
});

it("does not go on when a foreign program answers", async () => {
  const { supervised } = supervise(
    fakeService({
      identify: async () => {
        throw new ForeignServiceError("the broker on port 9092 belongs to cluster other");
      },
    }),
  );
  await expect(supervised.ready).rejects.toThrow("the broker on port 9092 belongs to cluster other");
  expect(supervised.status.restarts).toBe(0);
});

it("does not count an answer that another process gives on its port", async () => {
  const { createServer } = await import("node:net");
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const { supervised } = supervise(fakeService({ ports: [{ use: "clients", port: address.port }] }));
  await expect(supervised.ready).rejects.toThrow(`port ${address.port} is taken by process ${process.pid}`);
  server.close();
});

it("stops with the service's own signal and ends one that does not listen", async () => {
  const polite = supervise(
    fakeService({
      source:
        "process.on('SIGTERM', () => { console.log('flushed'); process.exit(0); }); setInterval(() => {}, 1000); console.log('up')",
    }),
  );
  await polite.supervised.ready;
  const log = join(folder(), "fake.log");
  await waitFor("its first line", () => readFileSync(log, "utf8").includes("up"));
  await polite.supervised.stop();
  expect(readFileSync(log, "utf8")).toContain("flushed");
  expect(polite.supervised.status).toMatchObject({ state: "stopped", pid: null });

  const deaf = supervise(
    fakeService({
      source: "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('deaf')",
    }),
  );
  await deaf.supervised.ready;
  await waitFor("its first line", () => readFileSync(log, "utf8").includes("deaf"));
  const process_ = processOf(deaf.supervised.status);
  await deaf.supervised.stop();
  expect(isAlive(process_)).toBe(false);
});

it("only asks a service that runs elsewhere", async () => {
  const { supervised, history } = supervise(fakeService({ command: () => null }));
  await supervised.ready;
  expect(supervised.status).toMatchObject({ state: "ready", pid: null, identity: "a fake" });
  await supervised.stop();
  expect(history).toEqual(["starting", "ready", "stopped"]);
});
