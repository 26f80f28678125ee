import { inflictAll } from "./inflict.ts";
import { ordersFaults } from "./orders-faults.ts";
import { OrdersPipeline } from "./orders-pipeline.ts";

inflictAll((seed) => new OrdersPipeline(seed), ordersFaults);
