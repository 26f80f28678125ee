import { type Column, col, type DataFrame, functions as F, lit } from "spark-connect-js";
import type { MessageContract, MessageField, MessageLimits } from "../contract/message-contract.ts";
import { bind } from "./bind.ts";

/** The column that says why a message is refused; null for a good one. */
export const reasonColumn = "reason";

/**
 * Reads JSON messages by their contract: adds a typed column for each field, and `reason`.
 *
 * What becomes of a message follows from its bytes alone, so that a restarted stream, a second run and an
 * independent checker judge alike. The first fault found gives the reason: `null_value`, `oversized`, `malformed`,
 * then by field `missing:`, `null:`, `wrong_type:` or `absurd:`, then `late`, `future`.
 *
 * @param messages - has the bytes in a binary column `value`, and Kafka's time in `kafka_timestamp` where the
 * contract refuses messages of the future
 */
export function judgeMessages(
  messages: DataFrame,
  contract: MessageContract,
  limits: MessageLimits,
): DataFrame {
  const names = Object.keys(contract.fields);
  const judgement = bind(parseStrictly(col("value")), (parsed) =>
    bind(jsonTypes(parsed, names), (types) =>
      bind(typedValues(parsed, types, contract), (values) => {
        const faults: Fault[] = [
          [col("value").isNull(), "null_value"],
          ...oversize(limits),
          [F.coalesce(F.schemaOfVariant(parsed).startswith("OBJECT<"), lit(false)).not(), "malformed"],
          ...Object.entries(contract.fields).flatMap(([name, field]) =>
            fieldFaults(name, field, types.getField(name), values.getField(name)),
          ),
          ...lateness(contract, values, limits),
          ...futurity(contract, values, limits),
        ];
        const fields = names.map((name) => values.getField(name).alias(name));
        return F.struct(...fields, firstReason(faults).alias(reasonColumn));
      }),
    ),
  );
  // As rows made of each message and not as a column: a filter on the reason is then kept above the judgement, where
  // Spark would else put a second judgement of each message into the filter.
  return messages.select(col("*"), F.inline(F.array(judgement)));
}

type Fault = readonly [condition: Column, reason: string];

function firstReason(faults: readonly Fault[]): Column {
  return F.coalesce(...faults.map(([condition, reason]) => F.when(condition, lit(reason))));
}

/**
 * The message as a variant; null unless it is UTF-8 and one JSON value from its first byte to its last.
 *
 * Spark's parser stops at the end of the first value. Inside brackets, whatever follows the value is an error,
 * unless it closes the brackets itself, or is one more element. A text without a closing bracket cannot do the first;
 * any other is parsed inside braces too, because no text can close both kinds.
 */
function parseStrictly(value: Column): Column {
  const text = value.cast("string");
  return bind(F.tryParseJson(F.concat(lit("["), text, lit("]"))), (inList) => {
    const isOne = F.tryVariantGet(inList, lit("$[1]"), "variant").isNull();
    const inObject = F.tryParseJson(F.concat(lit('{"m":'), text, lit("}")));
    const nothingFollows = F.when(F.contains(text, lit("]")).not().and(isOne), lit(true)).otherwise(
      inObject.isNotNull(),
    );
    const isWhole = F.isValidUtf8(text).and(inList.isNotNull()).and(nothingFollows);
    return F.when(isWhole, F.tryVariantGet(inList, lit("$[0]"), "variant"));
  });
}

/** The JSON type of each field: null where it is missing, `VOID` where it is null. */
function jsonTypes(parsed: Column, names: readonly string[]): Column {
  return structOf(names.map((name) => [name, F.schemaOfVariant(member(parsed, name, "variant"))]));
}

/** The value of each field, null where it is not of its type. */
function typedValues(parsed: Column, types: Column, { fields }: MessageContract): Column {
  return structOf(
    Object.entries(fields).map(([name, field]) => [
      name,
      typedValue(parsed, types.getField(name), name, field),
    ]),
  );
}

const numberTypes = "^(BIGINT|DOUBLE|DECIMAL.*)$";
const instantForm = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$";

function typedValue(parsed: Column, type: Column, name: string, field: MessageField): Column {
  const text = member(parsed, name, "string");
  switch (field.kind) {
    case "text":
      return F.when(type.eq("STRING"), text);
    case "instant":
      return F.when(type.eq("STRING").and(text.rlike(instantForm)), F.tryToTimestamp(text));
    case "number":
    case "choice":
      return F.when(type.rlike(numberTypes), member(parsed, name, "double"));
    case "word":
      return F.when(type.eq("STRING"), text);
    case "integer":
      return F.when(type.eq("BIGINT"), member(parsed, name, "bigint"));
    case "decimal":
      return F.when(type.eq("STRING").and(text.rlike(decimalForm(field))), text.cast(decimalType(field)));
    case "flag":
      return F.when(type.eq("BOOLEAN"), member(parsed, name, "boolean"));
    case "json":
      return F.when(type.eq("STRING").and(parseStrictly(text).isNotNull()), text);
    case "texts":
      return F.when(type.rlike("^ARRAY<(STRING|VOID)>$"), member(parsed, name, "array<string>"));
  }
}

type DecimalField = Extract<MessageField, { kind: "decimal" }>;

/**
 * As many digits before and after the point as the type holds, so that a cast never rounds. Zeros may follow: a column that
 * was widened in its database has them, and what fits is no less than it was.
 */
function decimalForm({ precision, scale }: DecimalField): string {
  return `^-?\\d{1,${precision - scale}}(\\.\\d{1,${scale}}0*)?$`;
}

function decimalType({ precision, scale }: DecimalField): string {
  return `decimal(${precision},${scale})`;
}

function fieldFaults(name: string, field: MessageField, type: Column, value: Column): Fault[] {
  const required: Fault[] = [
    [type.isNull(), `missing:${name}`],
    [type.eq("VOID"), `null:${name}`],
  ];
  return [
    ...("optional" in field ? [] : required),
    [type.notEqual("VOID").and(value.isNull()), `wrong_type:${name}`],
    [isAbsurd(field, value), `absurd:${name}`],
  ];
}

function isAbsurd(field: MessageField, value: Column): Column {
  switch (field.kind) {
    case "text":
      return field.mayBeEmpty ? lit(false) : value.eq("");
    case "word":
      return value.isin(...field.of).not();
    case "instant":
    case "integer":
    case "decimal":
    case "flag":
    case "json":
    case "texts":
      return lit(false);
    case "number":
      return value.between(field.least, field.most).not();
    case "choice":
      return value.isin(...field.of.map((allowed) => lit(allowed).cast("double"))).not();
  }
}

function oversize({ maxBytes }: MessageLimits): Fault[] {
  return maxBytes === undefined ? [] : [[F.octetLength(col("value")).gt(maxBytes), "oversized"]];
}

function lateness(
  { lateSince }: MessageContract,
  values: Column,
  { lateAfterHours }: MessageLimits,
): Fault[] {
  if (lateSince === undefined) return [];
  const ahead = micros(values.getField("published_at")).minus(micros(values.getField(lateSince)));
  return [[ahead.gt(lit(BigInt(needed("lateAfterHours", lateAfterHours)) * 3_600_000_000n)), "late"]];
}

function futurity(
  { futureSince }: MessageContract,
  values: Column,
  { futureAfterMinutes }: MessageLimits,
): Fault[] {
  if (futureSince === undefined) return [];
  const ahead = micros(values.getField(futureSince)).minus(micros(col("kafka_timestamp")));
  return [[ahead.gt(lit(BigInt(needed("futureAfterMinutes", futureAfterMinutes)) * 60_000_000n)), "future"]];
}

function needed(name: keyof MessageLimits, limit: number | undefined): number {
  if (limit === undefined) throw new Error(`the contract of these messages needs a limit ${name}`);
  return limit;
}

function micros(time: Column): Column {
  return F.unixMicros(time);
}

function member(parsed: Column, name: string, type: string): Column {
  return F.tryVariantGet(parsed, lit(`$.${name}`), type);
}

function structOf(fields: readonly (readonly [string, Column])[]): Column {
  const [first, ...others] = fields.map(([name, value]) => value.alias(name));
  if (first === undefined) throw new Error("a message contract needs at least one field");
  return F.struct(first, ...others);
}
