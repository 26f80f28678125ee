import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export interface SparkServerOptions {
  /** Spark configuration beyond what one process on loopback needs. */
  readonly conf?: Readonly<Record<string, string | number | boolean>>;
  /** The folder with Spark's jars; that of the repository unless given. */
  readonly jars?: string;
  /** Options of its virtual machine; those of a server that lives for a minute unless given. */
  readonly java?: readonly string[];
}

/** Bounds of a start on a busy machine. */
const startTimeoutMs = 120_000;

/** Little memory, and compiled quickly instead of well. */
const shortLived = ["-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"];

const openedToSpark =
  "lang lang.invoke lang.reflect io net nio util util.concurrent util.concurrent.atomic".split(" ");

/** A Spark Connect server of a test's own: one process, two cores, free ports on loopback. */
export class SparkServer {
  readonly port: number;
  /** Of the web pages and their REST API. */
  readonly uiPort: number;
  readonly #options: SparkServerOptions;
  /** Of the server alone, deleted when it stops. */
  readonly folder = mkdtempSync(join(tmpdir(), "spark-server-"));
  readonly #endWithProcess = () => this.#process?.kill("SIGKILL");
  #process: ChildProcess | undefined;
  #log = "";

  private constructor(port: number, uiPort: number, options: SparkServerOptions) {
    this.port = port;
    this.uiPort = uiPort;
    this.#options = options;
    process.once("exit", this.#endWithProcess);
  }

  /** Starts a server and waits until it listens. */
  static async start(options: SparkServerOptions = {}): Promise<SparkServer> {
    const server = new SparkServer(await freePort(), await freePort(), options);
    await server.restart();
    return server;
  }

  get remote(): string {
    return `sc://127.0.0.1:${this.port}`;
  }

  /** Starts the server again on the same port, with other settings if any are given. */
  async restart(conf: SparkServerOptions["conf"] = {}): Promise<void> {
    await this.kill();
    this.#log = "";
    const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";
    const child = spawn(java, this.#arguments({ ...this.#options.conf, ...conf }), {
      cwd: this.folder,
      env: { ...process.env, LC_ALL: "C.UTF-8", SPARK_LOCAL_IP: "127.0.0.1" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.#process = child;
    child.stderr.on("data", (bytes: Buffer) => {
      this.#log = (this.#log + bytes.toString()).slice(-20_000);
    });
    const deadline = Date.now() + startTimeoutMs;
    while (!(await listens(this.port))) {
      if (child.exitCode !== null || Date.now() > deadline) {
        throw new Error(`the Spark Connect server did not start:\n${this.#log}`);
      }
      await delay(50);
    }
  }

  /** Ends the server as a crash does: nothing is said to anybody. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await exited;
  }

  async stop(): Promise<void> {
    await this.kill();
    process.off("exit", this.#endWithProcess);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Spark's own answer to what it is doing: the jobs that run now. */
  async runningJobs(): Promise<unknown[]> {
    const api = `http://127.0.0.1:${this.uiPort}/api/v1/applications`;
    const [application] = (await (await fetch(api)).json()) as { id: string }[];
    return (await (await fetch(`${api}/${application?.id}/jobs?status=running`)).json()) as unknown[];
  }

  /** The operations the server has seen, each with what its page says of it; `CLOSED` once it is released. */
  async operations(): Promise<Map<string, string>> {
    const page = await fetch(`http://127.0.0.1:${this.uiPort}/connect/?sqlstat.pageSize=10000`);
    const rows = (await page.text()).matchAll(/<td>\s*([A-Z]+)\s*<\/td>\s*<td>\s*([0-9a-f-]{36})\s*<\/td>/g);
    return new Map([...rows].map(([, state = "", id = ""]) => [id, state]));
  }

  #arguments(conf: Readonly<Record<string, string | number | boolean>>): string[] {
    const {
      jars = fileURLToPath(new URL("../../../.kindling/jars/spark", import.meta.url)),
      java = shortLived,
    } = this.#options;
    const settings = {
      "spark.master": "local[2]",
      "spark.app.name": "spark-connect-js tests",
      "spark.driver.host": "127.0.0.1",
      "spark.driver.bindAddress": "127.0.0.1",
      "spark.connect.grpc.binding.address": "127.0.0.1",
      "spark.connect.grpc.binding.port": this.port,
      "spark.ui.port": this.uiPort,
      "spark.local.dir": this.folder,
      "spark.sql.warehouse.dir": join(this.folder, "warehouse"),
      "spark.sql.shuffle.partitions": 2,
      ...conf,
    };
    return [
      ...openedToSpark.map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`),
      ...["nio.ch", "nio.cs", "security.action", "util.calendar"].map(
        (name) => `--add-opens=java.base/sun.${name}=ALL-UNNAMED`,
      ),
      "--add-opens=java.base/jdk.internal.ref=ALL-UNNAMED",
      "-Dio.netty.tryReflectionSetAccessible=true",
      "-Djdk.reflect.useDirectMethodHandle=false",
      ...java,
      "-Duser.timezone=UTC",
      ...Object.entries(settings).map(([key, value]) => `-D${key}=${value}`),
      "-cp",
      join(jars, "*"),
      "org.apache.spark.sql.connect.service.SparkConnectServer",
    ];
  }
}

/** A port nobody has at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
