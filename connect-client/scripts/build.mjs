// Builds the package: declarations by TypeScript, and the code of each entry in one file with what they share beside
// it, because Node.js takes longer to find four hundred small files than to run them.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const typescript = dirname(createRequire(import.meta.url).resolve("typescript/package.json"));

try {
  const compiler = join(typescript, "bin", "tsc");
  execFileSync(process.execPath, [compiler, "-p", join(root, "tsconfig.build.json")], { stdio: "inherit" });
  // Their names change with what is in them.
  rmSync(join(root, "dist", "shared"), { recursive: true, force: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["src/index.ts", "src/ml/index.ts", "src/opentelemetry/index.ts"],
    outdir: "dist",
    bundle: true,
    splitting: true,
    chunkNames: "shared/[hash]",
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20.19",
    sourcemap: true,
    // Classes of one name with a class of Arrow are renamed, and values print the name of their class.
    keepNames: true,
    logLevel: "warning",
  });
} catch {
  // Both have said what is wrong.
  process.exitCode = 1;
}
