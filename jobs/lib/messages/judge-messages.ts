import { type Column, col, type DataFrame, functions as F, lit } from "spark-connect-js";
import type { MessageContract, MessageField } from "../contract/message-contract.ts";

/** The column that says why a message is refused; null for a good one. */
export const reasonColumn = "reason";

const parsed = "_message";
const typeOf = (name: string) => `_type_${name}`;

/**
 * Reads JSON messages by their contract: adds a typed column for each field, and `reason`.
 *
 * What becomes of a message follows from its bytes alone, so that a restarted stream, a second run and an
 * independent checker judge alike. The first fault found gives the reason: `null_value`, `malformed`, then by
 * field `missing:`, `null:`, `wrong_type:` or `absurd:`, then `late`.
 *
 * @param messages - has the bytes in a binary column `value`
 * @param lateAfterHours - how long after its own time a message may be published
 */
export function judgeMessages(
  messages: DataFrame,
  contract: MessageContract,
  lateAfterHours: number,
): DataFrame {
  const fields = Object.entries(contract.fields);
  const read = messages
    .withColumn(parsed, parseStrictly(col("value")))
    .withColumns(Object.fromEntries(fields.map(([name]) => [typeOf(name), jsonType(name)])))
    .withColumns(Object.fromEntries(fields.map(([name, field]) => [name, typedValue(name, field)])));
  const isObject = F.schemaOfVariant(col(parsed)).startswith("OBJECT<");
  const faults: Fault[] = [
    [col("value").isNull(), "null_value"],
    [F.coalesce(isObject, lit(false)).not(), "malformed"],
    ...fields.flatMap(([name, field]) => fieldFaults(name, field)),
    ...lateness(contract, lateAfterHours),
  ];
  return read
    .withColumn(reasonColumn, firstReason(faults))
    .drop(parsed, ...fields.map(([name]) => typeOf(name)));
}

type Fault = readonly [condition: Column, reason: string];

function firstReason(faults: readonly Fault[]): Column {
  return F.coalesce(...faults.map(([condition, reason]) => F.when(condition, lit(reason))));
}

/**
 * The message as a variant; null unless it is UTF-8 and one JSON value from its first byte to its last.
 *
 * Spark's parser stops at the end of the first value. Inside brackets, whatever follows the value is an error,
 * unless it closes the brackets itself; no text can do that for both kinds.
 */
function parseStrictly(value: Column): Column {
  const text = value.cast("string");
  const inList = F.tryParseJson(F.concat(lit("["), text, lit("]")));
  const inObject = F.tryParseJson(F.concat(lit('{"m":'), text, lit("}")));
  const isWhole = F.isValidUtf8(text).and(inList.isNotNull()).and(inObject.isNotNull());
  return F.when(isWhole, F.tryParseJson(text));
}

function member(name: string, type: string): Column {
  return F.tryVariantGet(col(parsed), lit(`$.${name}`), type);
}

/** The JSON type of a field: null where it is missing, `VOID` where it is null. */
function jsonType(name: string): Column {
  return F.schemaOfVariant(member(name, "variant"));
}

function typedValue(name: string, field: MessageField): Column {
  switch (field.kind) {
    case "text":
      return F.when(col(typeOf(name)).eq("STRING"), member(name, "string"));
    case "instant":
      return F.when(isInstantText(name), F.tryToTimestamp(member(name, "string")));
    case "number":
      return F.when(isNumber(name), member(name, "double"));
    case "choice":
      return F.when(isNumber(name), member(name, "double"));
  }
}

const numberTypes = "^(BIGINT|DOUBLE|DECIMAL.*)$";
const instantForm = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$";

function isNumber(name: string): Column {
  return col(typeOf(name)).rlike(numberTypes);
}

function isInstantText(name: string): Column {
  return col(typeOf(name)).eq("STRING").and(member(name, "string").rlike(instantForm));
}

function fieldFaults(name: string, field: MessageField): Fault[] {
  const faults: Fault[] = [];
  if (field.kind !== "number" || field.optional !== true) {
    faults.push(
      [col(typeOf(name)).isNull(), `missing:${name}`],
      [col(typeOf(name)).eq("VOID"), `null:${name}`],
    );
  }
  const given = col(typeOf(name))
    .isNotNull()
    .and(col(typeOf(name)).notEqual("VOID"));
  return [
    ...faults,
    [given.and(col(name).isNull()), `wrong_type:${name}`],
    [isAbsurd(name, field), `absurd:${name}`],
  ];
}

function isAbsurd(name: string, field: MessageField): Column {
  switch (field.kind) {
    case "text":
      return col(name).eq("");
    case "instant":
      return lit(false);
    case "number":
      return col(name).between(field.least, field.most).not();
    case "choice":
      return col(name)
        .isin(...field.of.map((value) => lit(value).cast("double")))
        .not();
  }
}

function lateness({ lateSince }: MessageContract, lateAfterHours: number): Fault[] {
  if (lateSince === undefined) return [];
  const delayMicros = F.unixMicros(col("published_at")).minus(F.unixMicros(col(lateSince)));
  return [[delayMicros.gt(lit(BigInt(lateAfterHours) * 3_600_000_000n)), "late"]];
}
