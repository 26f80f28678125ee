import { crash } from "../../harness/services.ts";
import type { OrdersPipeline, OrdersProgram } from "./orders-pipeline.ts";
import type { Seeded } from "./seeded.ts";

/** Kills a program outright and starts it again; returns when it was killed. */
export async function killProgram(pipeline: OrdersPipeline, name: OrdersProgram): Promise<number> {
  await pipeline.killOne(name);
  const killedAt = Date.now();
  pipeline.start(name);
  return killedAt;
}

/** Kills Debezium under the program that keeps it. */
export async function killDebezium(): Promise<number> {
  const killedAt = Date.now();
  await crash("orders-connect", { group: "orders-log" });
  return killedAt;
}

/** Kills one of the parts that a change passes, as the seed has it; returns which. */
export async function killSomePart(pipeline: OrdersPipeline, random: Seeded): Promise<string> {
  const part = random.pick(["log", "polling", "stream", "table", "Debezium"] as const);
  if (part === "Debezium") await killDebezium();
  else await killProgram(pipeline, part);
  return part;
}
