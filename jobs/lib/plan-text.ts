/**
 * A compiled plan as JSON that is the same for the same plan: what golden files hold and `--plan` prints.
 *
 * Plans are the protocol's messages, which are plain objects. Their type names, empty fields, plan ids and the ids a
 * server gives to loaded models say nothing about the job and are left out; 64-bit integers become texts and bytes
 * become hexadecimal.
 */
export function planText(plan: unknown): string {
  return JSON.stringify(plain(plan), null, 2);
}

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  if (isOneof(value)) return oneof(value);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, field]) => !ignored.has(name) && !isEmpty(field))
      .flatMap(([name, field]) => (isOneof(field) ? Object.entries(oneof(field)) : [[name, plain(field)]])),
  );
}

const ignored = new Set(["$typeName", "$unknown", "common", "planId", "objRef"]);

function isOneof(value: unknown): value is { readonly case: string; readonly value: unknown } {
  return typeof value === "object" && value !== null && "case" in value && typeof value.case === "string";
}

/** A choice is written as the field that was chosen. */
function oneof({
  case: name,
  value,
}: {
  readonly case: string;
  readonly value: unknown;
}): Record<string, unknown> {
  return { [name]: ignored.has(name) ? {} : plain(value) };
}

/** What protobuf leaves out too: absent fields, and empty lists and choices. Zero and false may mean something. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && value !== null && "case" in value && value.case === undefined;
}
