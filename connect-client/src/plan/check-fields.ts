import { type DescMessage, type MessageShape, ScalarType } from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { wrongArgument } from "./arguments.ts";

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
  checkMessage(reflect(schema, message));
  return message;
}

function checkMessage(message: ReflectMessage): void {
  for (const field of message.fields) {
    if (!message.isSet(field)) continue;
    const name = field.localName;
    if (field.fieldKind === "scalar") checkScalar(name, field.scalar, message.get(field));
    else if (field.fieldKind === "message") checkPart(message.get(field));
    else if (field.fieldKind === "list") {
      const items = [...message.get(field)];
      if (field.listKind === "scalar")
        for (const [i, item] of items.entries()) checkScalar(`${name}[${i}]`, field.scalar, item);
      if (field.listKind === "message") for (const item of items) checkPart(item as ReflectMessage);
    } else if (field.fieldKind === "map" && field.mapKind === "scalar") {
      for (const [key, item] of message.get(field)) checkScalar(`${name}.${key}`, field.scalar, item);
    }
  }
}

function checkPart(part: ReflectMessage): void {
  if (!checkedBefore.has(part.desc.typeName)) checkMessage(part);
}

function checkScalar(name: string, type: ScalarType, value: unknown): void {
  switch (type) {
    case ScalarType.STRING:
      if (typeof value !== "string") throw wrongArgument(name, "text", value);
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
