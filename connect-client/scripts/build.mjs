// Builds the package: declarations by TypeScript, and the code of each entry in one file with what they share beside
// it, because Node.js takes longer to find many small files than to run them. So it does with those of apache-arrow and
// protobuf-es, which come along for that reason; their licences stand in dist/licences.txt.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const bundled = /^(apache-arrow|@bufbuild\/protobuf|flatbuffers|tslib)(\/|$)/;
const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));

try {
  const compiler = join(typescript, "bin", "tsc");
  execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
  // Their names change with what is in them.
  rmSync(join(root, "dist", "shared"), { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["src/index.ts", "src/ml/index.ts", "src/opentelemetry/index.ts"],
    outdir: "dist",
    bundle: true,
    splitting: true,
    chunkNames: "shared/[hash]",
    plugins: [{ name: "packages", setup: leavePackages }],
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    sourcemap: true,
    // Classes of one name with a class of Arrow are renamed, and values print the name of their class.
    keepNames: true,
    logLevel: "warning",
  });
  writeFileSync(join(root, "dist", "licences.txt"), licences(Object.keys(metafile.inputs)));
} catch {
  // Both have said what is wrong.
  process.exitCode = 1;
}

/**
 * Leaves packages where they are, but for those to bundle. What is imported when it is needed is meant to be the same
 * package as the program's own.
 *
 * @param {import("esbuild").PluginBuild} build
 */
function leavePackages({ onResolve }) {
  onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    kind === "dynamic-import" || !bundled.test(path) ? { path, external: true } : undefined,
  );
}

/**
 * @param {readonly string[]} files the files in the bundle
 * @returns {string} the licences of the packages they are of
 */
function licences(files) {
  const homeOf = (/** @type {string} */ file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? "";
  const read = (/** @type {string} */ file) => readFileSync(join(root, file), "utf8");
  const homes = [...new Set(files.map(homeOf))].filter((home) => home !== "").sort();
  const texts = homes.flatMap((home) => {
    const { name, version, license } = JSON.parse(read(join(home, "package.json")));
    const named = readdirSync(join(root, home)).filter((file) =>
      /^(copyright|licen[sc]e|notice)/i.test(file),
    );
    // A package without such files has it at the top of its code.
    const code = named.length > 0 ? [] : files.filter((file) => homeOf(file) === home);
    const notices = code.flatMap((file) => /^(\/\/.*\n)+/.exec(read(file))?.[0] ?? []);
    return [
      `${name} ${version}: ${license}`,
      ...named.map((file) => read(join(home, file))),
      ...new Set(notices),
    ];
  });
  return texts.map((text) => `${text.trim()}\n`).join("\n");
}
