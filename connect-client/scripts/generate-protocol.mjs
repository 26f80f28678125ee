// Writes src/gen/: the TypeScript messages of the Spark Connect protocol.
//
// Usage: node scripts/generate-protocol.mjs <spark-connect jar>
//
// The protocol's own .proto files travel inside the server jar, comments included, so the generated code
// always belongs to a released Spark and nothing of it has to be committed; what the next release adds is in
// protocol-additions.mjs.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { applyAdditions } from "./protocol-additions.mjs";

const packageRoot = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(packageRoot, "src", "gen");

const jar = process.argv[2];
if (jar === undefined) {
  console.error("usage: node scripts/generate-protocol.mjs <path of a spark-connect_2.13 jar>");
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), "spark-connect-protocol-"));
try {
  const count = extractProtos(jar, scratch);
  if (count === 0)
    throw new Error(`${jar} holds no spark/connect/*.proto; expected a spark-connect_2.13 jar`);
  applyAdditions(scratch);
  rmSync(target, { recursive: true, force: true });
  runBuf(scratch);
  useOwnDescriptors();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/**
 * @param {string} jarPath
 * @param {string} directory
 */
function extractProtos(jarPath, directory) {
  const files = unzipSync(readFileSync(jarPath), {
    filter: ({ name }) => /^(spark\/connect|google\/rpc)\/[^/]+\.proto$/.test(name),
  });
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(name)), { recursive: true });
    writeFileSync(join(directory, name), bytes);
  }
  return Object.keys(files).filter((name) => name.startsWith("spark/connect/")).length;
}

/** @param {string} protoDirectory */
function runBuf(protoDirectory) {
  const require = createRequire(import.meta.url);
  const template = {
    version: "v2",
    plugins: [
      {
        local: ["node", require.resolve("@bufbuild/protoc-gen-es/bin/protoc-gen-es")],
        out: target,
        opt: ["target=ts", "erasable_syntax=true", "import_extension=ts"],
      },
    ],
  };
  const buf = require.resolve("@bufbuild/buf/bin/buf");
  const run = spawnSync(
    process.execPath,
    [buf, "generate", protoDirectory, "--template", JSON.stringify(template)],
    {
      stdio: "inherit",
    },
  );
  if (run.status !== 0) throw new Error(`buf generate failed with status ${run.status}`);
}

/** Has the generated code describe its files by src/descriptors/, which says why. */
function useOwnDescriptors() {
  const descriptors = join(packageRoot, "src", "descriptors", "index.ts");
  for (const name of readdirSync(target, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const path = join(target, name);
    const code = readFileSync(path, "utf8");
    const [line, names = ""] = /^import \{ (.*) \} from "@bufbuild\/protobuf\/codegenv2";$/m.exec(code) ?? [];
    if (line === undefined || !names.split(", ").includes("fileDesc"))
      throw new Error(`${path} does not import fileDesc as protoc-gen-es of this version does`);
    const others = names.split(", ").filter((imported) => imported !== "fileDesc");
    const imports = [
      `import { fileDesc } from "${relative(dirname(path), descriptors).replaceAll("\\", "/")}";`,
      ...(others.length > 0 ? [line.replace(names, others.join(", "))] : []),
    ];
    writeFileSync(path, code.replace(line, imports.join("\n")));
  }
}
