import { defineConfig } from "vitest/config";

/** Every package keeps its tests in `test/<kind>/`; a kind says what it needs and how it may be run. */
// Vitest hands these to Node as well: "import" among them would make require() of a dual package load its ES module.
const conditions = ["source", "node"];

function project(name: string, options: Record<string, unknown> = {}) {
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: [`*/test/${name}/**/*.test.ts`],
      environment: "node",
      ...options,
    },
  };
}

/** With real services, a busy machine may miss a deadline once; what fails twice is a fault. */
const retry = 1;
const withServices = { testTimeout: 180_000, hookTimeout: 180_000, retry };
const oneAtATime = { fileParallelism: false, maxWorkers: 1 };

export default defineConfig({
  test: {
    projects: [
      // On a machine that does much else, a plan of 100,000 parts takes its time.
      project("unit", { testTimeout: 30_000, hookTimeout: 30_000 }),
      project("types", {
        include: [],
        typecheck: {
          enabled: true,
          only: true,
          include: ["*/test/types/**/*.test-d.ts"],
          tsconfig: "./tsconfig.json",
          // The code itself is checked by `npm run typecheck`; here only what the tests say about types counts.
          ignoreSourceErrors: true,
        },
      }),
      project("golden", { testTimeout: 60_000, hookTimeout: 180_000 }),
      project("live", { ...withServices, maxWorkers: 2 }),
      project("compat", { ...withServices, ...oneAtATime }),
      project("browser", { ...withServices, ...oneAtATime }),
      project("faults", {
        // A million orders take their time.
        testTimeout: 1_800_000,
        hookTimeout: 900_000,
        globalSetup: "jobs/test/faults/stack.ts",
        ...oneAtATime,
      }),
      project("e2e", { testTimeout: 900_000, hookTimeout: 900_000, retry, ...oneAtATime }),
    ],
  },
});
