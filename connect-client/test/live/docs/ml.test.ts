import { testExamples } from "./run-examples.ts";

await testExamples((file) => file.startsWith("src/ml/"));
