import { faults } from "./faults.ts";
import { inflictAll } from "./inflict.ts";
import { Pipeline } from "./pipeline.ts";

inflictAll((seed) => new Pipeline(seed), faults);
