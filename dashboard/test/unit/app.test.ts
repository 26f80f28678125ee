import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningDashboard, startFakeDashboard } from "../support/fake-dashboard.ts";
import { sampleQueries } from "../support/sample-queries.ts";

let running: RunningDashboard;
let topicReads = 0;

beforeAll(async () => {
  const sample = sampleQueries();
  running = await startFakeDashboard(
    sampleQueries({
      topics: (signal) => {
        topicReads += 1;
        return sample.topics(signal);
      },
      tables: () => Promise.reject(new Error("no server")),
    }),
  );
});
afterAll(async () => {
  await running[Symbol.asyncDispose]();
});

/** A request with exactly these headers, which fetch() would not let us forge. */
function ask(path: string, method: string, headers: Record<string, string>, content = "") {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const call = request({ host: "127.0.0.1", port: running.port, path, method, headers }, (response) => {
      let body = "";
      response.on("data", (chunk: Buffer) => {
        body += chunk.toString();
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    call.on("error", reject);
    call.end(content);
  });
}

describe("pages", () => {
  it.each([
    ["/", "Overview · Kindling"],
    ["/energy", "Energy · Kindling"],
    ["/events", "Events · Kindling"],
    ["/orders", "Orders · Kindling"],
    ["/kafka", "Kafka · Kindling"],
    ["/sql", "SQL · Kindling"],
  ])("serves %s with a policy that allows own scripts only", async (path, title) => {
    const response = await fetch(running.url + path);
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(`<title>${title}</title>`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain("unsafe");
    expect(response.headers.get("x-powered-by")).toBeNull();
  });

  it.each(["/web/shared/live-store.js", "/vendor/uplot.js", "/vendor/uplot.css"])(
    "serves %s",
    async (path) => {
      expect((await fetch(running.url + path)).status).toBe(200);
    },
  );

  it.each(["/web/../package.json", "/web/%2e%2e/package.json", "/web/", "/nothing"])(
    "does not serve %s",
    async (path) => {
      const { status } = await ask(path, "GET", { host: `127.0.0.1:${running.port}` });
      expect(status).toBe(404);
    },
  );
});

describe("protection", () => {
  it("answers only to names of this machine", async () => {
    for (const host of ["localhost", "127.0.0.1:3000", "[::1]:3000"]) {
      expect((await ask("/healthz", "GET", { host })).status).toBe(200);
    }
    const foreign = await ask("/healthz", "GET", { host: "attacker.example" });
    expect(foreign.status).toBe(421);
    expect(foreign.body).toContain("attacker.example");
  });

  it("lets only its own pages ask for work", async () => {
    const path = "/api/tiles/topics/refresh";
    const host = `127.0.0.1:${running.port}`;
    const own = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    const before = topicReads;
    expect((await ask(path, "POST", { host })).status).toBe(403);
    expect((await ask(path, "POST", { ...own, origin: "http://attacker.example" })).status).toBe(403);
    expect((await ask(path, "POST", { ...own, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await ask(path, "POST", { ...own, origin: "null" })).status).toBe(403);
    expect((await ask(path, "GET", own)).status).toBe(404);
    expect(topicReads).toBe(before);
    expect((await ask(path, "POST", own)).status).toBe(204);
    expect(topicReads).toBe(before + 1);
    expect((await ask("/api/tiles/nonsense/refresh", "POST", own)).status).toBe(404);
  });
});

describe("messages of Kafka", () => {
  const path = "/api/kafka/messages";
  const own = () => {
    const host = `127.0.0.1:${running.port}`;
    return { host, origin: `http://${host}`, "content-type": "application/json" };
  };
  const request = JSON.stringify({ topic: "clickstream", partition: 1, count: 5 });

  it("are read for its own pages only", async () => {
    const foreign = { ...own(), origin: "http://attacker.example" };
    expect((await ask(path, "POST", foreign, request)).status).toBe(403);
    const { status, body } = await ask(path, "POST", own(), request);
    expect(status).toBe(200);
    expect(JSON.parse(body).messages[0]).toMatchObject({
      partition: 1,
      offset: "2199",
      key: { text: "u17" },
    });
  });

  it.each([
    ["{", "JSON"],
    ['{"partition":0,"count":5}', "topic should be text, but is missing"],
    ['{"topic":"t","partition":0,"count":5000}', "count should be from 1 to 100, but is 5000"],
    ['{"topic":"t","partition":"0","count":5}', "partition should be a number"],
  ])("are not read for %s", async (content, reason) => {
    const { status, body } = await ask(path, "POST", own(), content);
    expect(status).toBe(400);
    expect(JSON.parse(body).error).toContain(reason);
  });
});

describe("SQL", () => {
  const own = () => {
    const host = `127.0.0.1:${running.port}`;
    return { host, origin: `http://${host}`, "content-type": "application/json" };
  };
  const request = JSON.stringify({ text: "SELECT 1", limit: 2 });

  it("is run for its own pages only, and answered line by line", async () => {
    const foreign = { ...own(), origin: "http://attacker.example" };
    expect((await ask("/api/sql", "POST", foreign, request)).status).toBe(403);
    expect((await ask("/api/sql", "GET", own())).status).toBe(404);
    const { status, body } = await ask("/api/sql", "POST", own(), request);
    expect(status).toBe(200);
    const lines = body.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).type)).toEqual(["progress", "columns", "rows", "done"]);
    expect(JSON.parse(lines[3] ?? "")).toMatchObject({ rows: 2, truncated: true });
  });

  it.each([
    ['{"text":"","limit":5}', "text should be text"],
    ['{"text":"SELECT 1","limit":0}', "limit should be from 1 to 10000, but is 0"],
    [JSON.stringify({ text: "x".repeat(50_001), limit: 5 }), "text should be at most 50000 characters"],
  ])("is not run for a request that is none", async (content, reason) => {
    const { status, body } = await ask("/api/sql", "POST", own(), content);
    expect(status).toBe(400);
    expect(JSON.parse(body).error).toContain(reason);
  });

  it("ends when its reader goes away", async () => {
    let aborted = false;
    await using patient = await startFakeDashboard(sampleQueries(), {
      sqlBox: {
        run: (_request, _tell, signal) =>
          new Promise((resolve) => {
            signal.addEventListener("abort", () => {
              aborted = true;
              resolve();
            });
          }),
        close: async () => undefined,
      },
    });
    const abort = new AbortController();
    const response = await fetch(`${patient.url}/api/sql`, {
      method: "POST",
      headers: { origin: patient.url, "content-type": "application/json" },
      body: request,
      signal: abort.signal,
    });
    expect(response.status).toBe(200);
    abort.abort();
    await expect.poll(() => aborted).toBe(true);
  });
});

describe("health", () => {
  it("tells life from readiness, and why it is not ready", async () => {
    expect(await (await fetch(`${running.url}/healthz`)).json()).toEqual({ status: "ok" });
    const ready = await fetch(`${running.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ status: "ready", components: { kafka: "ok", connect: "ok" } });

    const health = sampleQueries().health.map((item) =>
      item.component === "kafka" ? { ...item, query: () => Promise.reject(new Error("refused")) } : item,
    );
    await using down = await startFakeDashboard(sampleQueries({ health }));
    const answer = await fetch(`${down.url}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      status: "not ready",
      components: { kafka: "refused", connect: "ok" },
    });
  });

  it("writes metrics in Prometheus' text format", async () => {
    const response = await fetch(`${running.url}/metrics`);
    expect(response.headers.get("content-type")).toContain("text/plain; version=0.0.4");
    const lines = (await response.text()).split("\n");
    expect(lines).toContain("# TYPE kindling_component_up gauge");
    expect(lines).toContain('kindling_component_up{component="kafka"} 1');
    expect(lines.filter((line) => !/^(#.*|[a-z_]+(\{[a-z]+="[^"]*"\})? [0-9.e+-]+|)$/.test(line))).toEqual(
      [],
    );
  });

  it("tells how much log is kept for the orders, and nothing of a log that is not read or not known", async () => {
    const samplesOf = async (url: string) =>
      (await (await fetch(`${url}/metrics`)).text())
        .split("\n")
        .filter((line) => /^kindling_orders/.test(line));
    expect(await samplesOf(running.url)).toEqual([
      "kindling_orders_log_active 1",
      "kindling_orders_log_lost 0",
      `kindling_orders_log_kept_bytes ${3 * 1024 ** 2}`,
      `kindling_orders_log_left_bytes ${1021 * 1024 ** 2}`,
    ]);
    const lost = { active: false, status: "lost", keptBytes: 0, leftBytes: null } as const;
    await using left = await startFakeDashboard(sampleQueries({ ordersSlot: async () => lost }));
    expect(await samplesOf(left.url)).toEqual([
      "kindling_orders_log_active 0",
      "kindling_orders_log_lost 1",
      "kindling_orders_log_kept_bytes 0",
    ]);
    for (const ordersSlot of [async () => null, () => Promise.reject(new Error("away"))]) {
      await using silent = await startFakeDashboard(sampleQueries({ ordersSlot }));
      expect(await samplesOf(silent.url)).toEqual([]);
    }
  });
});

describe("live stream", () => {
  /** Reads the stream until it has said enough. */
  async function read(query: string, headers: Record<string, string>, enough: (text: string) => boolean) {
    const abort = new AbortController();
    const response = await fetch(`${running.url}/api/stream?${query}`, { headers, signal: abort.signal });
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      if (enough(text)) break;
    }
    abort.abort();
    return text;
  }

  it("names the channels when asked for one there is not", async () => {
    const response = await fetch(`${running.url}/api/stream?channels=prices,nonsense`);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/No live channel is named \\"nonsense\\"; there are health, /);
  });

  it("resumes after Last-Event-ID with what came in between and nothing else", async () => {
    const price = (hour: number, amount: number) => ({
      event_id: `p${hour}`,
      zone: "DE-LU",
      valid_at: `2024-11-01T0${hour}:00:00Z`,
      published_at: `2024-11-01T0${hour}:00:00Z`,
      resolution_minutes: 60,
      price_eur_mwh: amount,
    });
    running.feed.send("energy-prices", price(1, 10));
    const first = await read("channels=prices", {}, (text) => text.includes("\ndata: "));
    expect(first).toContain('"reset":true');
    expect(first).toContain('"priceEurMwh":10');
    const id = /id: (\S+)/.exec(first)?.[1] ?? "";

    running.feed.send("energy-prices", price(2, 20));
    const resumed = await read("channels=prices", { "last-event-id": id }, (text) =>
      text.includes("\ndata: "),
    );
    expect(resumed).toContain('"reset":false');
    expect(resumed).toContain('"priceEurMwh":20');
    expect(resumed).not.toContain('"priceEurMwh":10');
  });

  it("sends a comment while nothing happens", async () => {
    expect(await read("channels=accuracy", {}, (text) => text.includes(": still here"))).toContain(
      ": still here",
    );
  });

  it("forgets a page that went away", async () => {
    await read("channels=prices", {}, (text) => text.includes("data: "));
    await expect.poll(() => running.dashboard.broadcaster.size).toBe(0);
  });

  it("keeps a failing tile's error to itself", async () => {
    const text = await read(
      "channels=tables,buckets",
      {},
      (so) => so.includes("gold") && so.includes("no server"),
    );
    expect(text).toContain('"error":"no server"');
    expect(text).toContain('"bucket":"bronze"');
  });
});
