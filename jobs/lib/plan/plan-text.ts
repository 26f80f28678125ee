import { expressionText, type LambdaNames } from "./expression-text.ts";
import { isMessage, isOneof, ofInterest } from "./messages.ts";

/**
 * Compiled plans as JSON that is the same for the same plans: what golden files hold and `--plan` prints.
 *
 * Relations are numbered in the order in which they are needed and each is told once, however many use it;
 * expressions are one line each. Plan ids, and the ids a server gives to loaded models, say nothing about a job and
 * are left out.
 *
 * @param content - relations may stand anywhere in it; each is replaced by its number
 */
export function planText(content: Readonly<Record<string, unknown>>): string {
  const printer = new PlanPrinter();
  const told = printer.print(content) as Record<string, unknown>;
  return JSON.stringify({ ...told, relations: printer.relations }, null, 1);
}

class PlanPrinter {
  readonly #numbers = new Map<bigint, string>();
  readonly #relations: Record<string, unknown> = {};
  readonly #lambdas: LambdaNames = new Map();

  /** Every relation, by its number, inputs before what is made of them. */
  get relations(): Readonly<Record<string, unknown>> {
    return this.#relations;
  }

  print(value: unknown): unknown {
    if (typeof value === "bigint") return String(value);
    if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
    if (Array.isArray(value)) return value.map((item: unknown) => this.print(item));
    if (typeof value !== "object" || value === null) return value;
    if (isMessage(value, "Expression")) return expressionText(value, this.#lambdas);
    if (isMessage(value, "Relation")) return this.#number(value);
    return this.#fields(value);
  }

  #number(relation: object): string {
    const { common } = relation as { readonly common?: { readonly planId?: bigint } };
    const known = common?.planId === undefined ? undefined : this.#numbers.get(common.planId);
    if (known !== undefined) return known;
    const told = this.#fields(relation);
    const number = `#${Object.keys(this.#relations).length + 1}`;
    this.#relations[number] = told;
    if (common?.planId !== undefined) this.#numbers.set(common.planId, number);
    return number;
  }

  #fields(message: object): Record<string, unknown> {
    return Object.fromEntries(
      ofInterest(message).map(([name, field]) => {
        if (!isOneof(field)) return [name, this.print(field)];
        return [field.case, field.case === "objRef" ? "a model on the server" : this.print(field.value)];
      }),
    );
  }
}
