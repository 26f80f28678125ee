import type { StructType } from "./complex-types.ts";
import type { DataType } from "./data-type.ts";
import { sparkType } from "./spark-type.ts";

/** A schema as `printSchema()` prints it, in Spark's own format, with a line break at the end. */
export function treeString(schema: StructType, level: number = Number.POSITIVE_INFINITY): string {
  const lines = ["root"];
  addFields(lines, schema, " |", level);
  return `${lines.join("\n")}\n`;
}

function addFields(lines: string[], struct: StructType, prefix: string, depth: number): void {
  for (const field of struct.fields)
    addType(lines, field.name, field.dataType, `(nullable = ${field.nullable})`, prefix, depth);
}

function addType(
  lines: string[],
  name: string,
  type: DataType,
  note: string,
  prefix: string,
  depth: number,
): void {
  if (depth <= 0) return;
  lines.push(`${prefix}-- ${name}: ${treeName(type)}${note === "" ? "" : ` ${note}`}`);
  const inner = `${prefix}    |`;
  const known = sparkType(type);
  switch (known.typeName) {
    case "array":
      addType(
        lines,
        "element",
        known.elementType,
        `(containsNull = ${known.containsNull})`,
        inner,
        depth - 1,
      );
      break;
    case "map":
      addType(lines, "key", known.keyType, "", inner, depth - 1);
      addType(
        lines,
        "value",
        known.valueType,
        `(valueContainsNull = ${known.valueContainsNull})`,
        inner,
        depth - 1,
      );
      break;
    case "struct":
      addFields(lines, known, inner, depth - 1);
      break;
  }
}

/** The name Spark gives a type in a tree: the JSON name, and the bare kind of what the next lines explain. */
function treeName(type: DataType): string {
  if (["string", "geometry", "geography"].includes(type.typeName)) return type.simpleString();
  const json = type.jsonValue();
  return typeof json === "string" ? json : type.typeName;
}
