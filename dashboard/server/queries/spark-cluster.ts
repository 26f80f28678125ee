import { fetchJson } from "../sources/http-json.ts";
import type { ComponentIdentity } from "../wire.ts";
import { isFields, readFields, readList, readNumber, readText } from "./fields.ts";
import type { HealthQuery } from "./queries.ts";

/** Asks the standalone master for its state and its workers (`/json/` of its page). */
export function sparkMasterHealth(ui: string): HealthQuery {
  return {
    component: "master",
    query: async (signal) => describeMaster(await fetchJson(`${ui}/json/`, signal), ui),
  };
}

/** Asks the master too, since it decides whether a worker counts: alive, with how many cores and how much memory. */
export function sparkWorkerHealth(masterUi: string, workerUi: string): HealthQuery {
  return {
    component: "worker",
    query: async (signal) => describeWorkers(await fetchJson(`${masterUi}/json/`, signal), workerUi),
  };
}

/** Asks the running application's REST interface which Spark it is and how many executors it has. */
export function sparkApplicationHealth(ui: string): HealthQuery {
  return {
    component: "application",
    query: async (signal) => {
      const [version, applications] = await Promise.all([
        fetchJson(`${ui}/api/v1/version`, signal),
        fetchJson(`${ui}/api/v1/applications`, signal),
      ]);
      return describeApplication(version, applications, ui);
    },
  };
}

export function describeMaster(state: unknown, address: string): ComponentIdentity {
  const fields = readFields(state, "master state");
  const status = readText(fields, "status");
  if (status !== "ALIVE") throw new Error(`the master is ${status}, not ALIVE`);
  const applications = readList(fields, "activeapps").length;
  return {
    title: "Spark master",
    address,
    identity: `${readText(fields, "url")} · ${count(applications, "application")}`,
  };
}

export function describeWorkers(state: unknown, address: string): ComponentIdentity {
  const fields = readFields(state, "master state");
  const workers = readList(fields, "workers").filter((worker) => worker.state === "ALIVE");
  if (workers.length === 0) throw new Error("the master knows no worker that is alive");
  const sum = (name: string) => workers.reduce((total, worker) => total + readNumber(worker, name), 0);
  const memory = `${(sum("memory") / 1024).toFixed(1)} GiB`;
  return {
    title: workers.length === 1 ? "Spark worker" : "Spark workers",
    address,
    identity: `${count(workers.length, "worker")} · ${sum("coresused")} of ${sum("cores")} cores in use · ${memory}`,
  };
}

export function describeApplication(
  version: unknown,
  applications: unknown,
  address: string,
): ComponentIdentity {
  const [application] = Array.isArray(applications) ? applications.filter(isFields) : [];
  if (application === undefined) throw new Error("no application is running");
  const spark = readText(readFields(version, "version"), "spark");
  return {
    title: "Spark application",
    address,
    identity: `Spark ${spark} · ${readText(application, "name")}`,
  };
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
