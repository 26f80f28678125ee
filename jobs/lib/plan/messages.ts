/** A message of the protocol is a plain object that names its type. */
export function isMessage(value: object, type: string): boolean {
  return "$typeName" in value && value.$typeName === `spark.connect.${type}`;
}

/** A field of which one of several kinds was chosen. */
export interface Oneof {
  readonly case: string;
  readonly value: unknown;
}

export function isOneof(value: unknown): value is Oneof {
  return typeof value === "object" && value !== null && "case" in value && typeof value.case === "string";
}

const ignored = new Set(["$typeName", "$unknown", "common", "planId"]);

/** The fields of a message that say something: neither empty nor about this run alone. */
export function ofInterest(message: object): [string, unknown][] {
  return Object.entries(message).filter(([name, field]) => !ignored.has(name) && !isEmpty(field));
}

/** What protobuf leaves out too: absent fields, and empty lists and choices. Zero and false may mean something. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && value !== null && "case" in value && value.case === undefined;
}
