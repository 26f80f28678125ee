import { type SpawnOptions, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const cache = fileURLToPath(new URL("../../../.kindling/cache/", import.meta.url));
const maker = fileURLToPath(new URL("./make_environment.py", import.meta.url));

/** The version of the local stack's Spark, and the newest whose client PyPI has (newer ones are whole distributions). */
export type PysparkVersion = "4.0.0" | "4.2.0";

/**
 * The path of a Python that can import PySpark's Connect client of a version. The first call on a machine installs
 * it into a git-ignored folder. Where that is not possible, warns what will not be compared and why, and returns
 * undefined: the caller then leaves out its tests.
 */
export async function pythonWithPyspark(
  version: PysparkVersion,
  purpose: string,
): Promise<string | undefined> {
  const folder = join(cache, `pyspark-${version}`);
  const python = join(folder, "bin", "python");
  if (existsSync(join(folder, "ready"))) return python;
  try {
    await run("python3", [maker, folder, `pyspark-client==${version}`], { progress: true });
    return python;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`NOT COMPARED WITH PYSPARK ${version}: ${purpose}. ${reason}`);
    return undefined;
  }
}

/** What a Python script prints as JSON, given a value as JSON on its standard input. */
export async function askPython<Answer>(
  python: string,
  script: URL,
  args: readonly string[],
  input: unknown = null,
): Promise<Answer> {
  const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: "1", SPARK_CONNECT_MODE_ENABLED: "1" };
  const output = await run(python, [fileURLToPath(script), ...args], { input, environment });
  return JSON.parse(output);
}

interface RunOptions {
  readonly input?: unknown;
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether the errors the program prints are shown as they come. */
  readonly progress?: boolean;
}

async function run(program: string, args: readonly string[], options: RunOptions): Promise<string> {
  const spawnOptions: SpawnOptions = { stdio: ["pipe", "pipe", "pipe"], env: options.environment };
  const child = spawn(program, args, spawnOptions);
  if (!child.stdin || !child.stdout || !child.stderr) throw new Error(`${program} has no pipes`);
  const exit = new Promise<number | null>((resolve, reject) => {
    child.once("error", (cause) => reject(new Error(`${program} cannot be run`, { cause })));
    child.once("close", resolve);
  });
  // A program that ends without reading its input closes the pipe; its exit code tells the reason.
  child.stdin.on("error", () => undefined);
  child.stdin.end(JSON.stringify(options.input ?? null));
  if (options.progress) child.stderr.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  const [code, output, errors] = await Promise.all([exit, text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code}: ${errors}`);
  return output;
}
