import { type DescField, type DescMessage, type MessageShape, ScalarType } from "@bufbuild/protobuf";
import { isWellFormed } from "../internal/index.ts";
import { wrongArgument } from "./arguments.ts";

type Fields = { readonly [localName: string]: unknown };

/** Parts that were checked when they were made. */
const checkedBefore: ReadonlySet<string> = new Set([
  "spark.connect.Relation",
  "spark.connect.Expression",
  "spark.connect.Expression.Literal",
  "spark.connect.DataType",
]);

/**
 * Checks the kinds of the values in a new message: what the compiler did not see must not reach the server as
 * something else, nor fail where the message is written out, far from the call that is wrong.
 *
 * @throws {@link ArgumentError} naming the field as the protocol does
 */
export function checkFields<D extends DescMessage>(schema: D, message: MessageShape<D>): MessageShape<D> {
  checkMessage(schema, message);
  return message;
}

function checkMessage(desc: DescMessage, message: object): void {
  // The fields of a message are its properties, by their local names.
  const fields = message as Fields;
  for (const member of desc.members) {
    const value = fields[member.localName];
    if (member.kind === "field") checkField(member, value);
    else checkChosen(member.fields, value as { case: string | undefined; value?: unknown });
  }
}

function checkChosen(
  fields: readonly DescField[],
  choice: { case: string | undefined; value?: unknown },
): void {
  const chosen =
    choice.case === undefined ? undefined : fields.find(({ localName }) => localName === choice.case);
  if (chosen !== undefined) checkField(chosen, choice.value);
}

function checkField(field: DescField, value: unknown): void {
  if (value === undefined) return;
  const name = field.localName;
  switch (field.fieldKind) {
    case "scalar":
      checkScalar(name, field.scalar, value);
      break;
    case "message":
      checkPart(field.message, value);
      break;
    case "list":
      for (const [i, item] of (value as readonly unknown[]).entries()) {
        if (field.listKind === "scalar") checkScalar(`${name}[${i}]`, field.scalar, item);
        if (field.listKind === "message") checkPart(field.message, item);
      }
      break;
    case "map":
      if (field.mapKind !== "scalar") break;
      for (const [key, item] of Object.entries(value as Fields))
        checkScalar(`${name}.${key}`, field.scalar, item);
      break;
  }
}

function checkPart(desc: DescMessage, part: unknown): void {
  if (!checkedBefore.has(desc.typeName)) checkMessage(desc, part as object);
}

function checkScalar(name: string, type: ScalarType, value: unknown): void {
  switch (type) {
    case ScalarType.STRING:
      if (typeof value !== "string") throw wrongArgument(name, "text", value);
      if (!isWellFormed(value)) throw wrongArgument(name, "text without half of a surrogate pair", value);
      break;
    case ScalarType.BOOL:
      if (typeof value !== "boolean") throw wrongArgument(name, "a boolean", value);
      break;
    case ScalarType.INT32:
      if (!Number.isInteger(value) || Number(value) !== (Number(value) | 0))
        throw wrongArgument(name, "a whole number of 32 bits", value);
      break;
    case ScalarType.DOUBLE:
      if (typeof value !== "number") throw wrongArgument(name, "a number", value);
      break;
    default:
      // The rest is made by the library alone: bytes and 64-bit integers.
      break;
  }
}
