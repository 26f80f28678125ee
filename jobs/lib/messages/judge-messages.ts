import { type Column, col, type DataFrame, functions as F, lit, t } from "spark-connect-js";
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
  const judgement = bind(jsonTypes(parseStrictly(col("value")), names), (types) =>
    bind(typedValues(col("value"), types, contract), (values) => {
      const faults: Fault[] = [
        [col("value").isNull(), "null_value"],
        ...oversize(limits),
        [types.isNull(), "malformed"],
        ...Object.entries(contract.fields).flatMap(([name, field]) =>
          fieldFaults(name, field, types.getField(name), values.getField(name)),
        ),
        ...lateness(contract, values, limits),
        ...futurity(contract, values, limits),
      ];
      const fields = names.map((name) => values.getField(name).alias(name));
      return F.struct(...fields, firstReason(faults).alias(reasonColumn));
    }),
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
 * Spark's parser stops at the end of the first value, whatever follows. So the text is parsed as the first element of a
 * list whose second is the hash of the text: that is found there only if nothing else follows the value, because no text
 * holds its own hash.
 */
function parseStrictly(value: Column): Column {
  const text = value.cast("string");
  return bind(F.sha2(value.cast("binary"), 256), (hash) =>
    bind(F.tryParseJson(F.concat(lit("["), text, lit(',"'), hash, lit('"]'))), (list) =>
      F.when(
        F.isValidUtf8(text).and(F.tryVariantGet(list, lit("$[1]"), "string").eq(hash)),
        F.tryVariantGet(list, lit("$[0]"), "variant"),
      ),
    ),
  );
}

/**
 * The JSON type of each field of an object: null where it is missing, `VOID` where it is null; null for any other value.
 *
 * All fields are taken out at once: to look one up in a variant takes reading half the names there are.
 */
function jsonTypes(parsed: Column, names: readonly string[]): Column {
  return bind(F.tryVariantGet(parsed, lit("$"), "map<string,variant>"), (members) => {
    const typeOf = (name: string) => F.schemaOfVariant(F.tryElementAt(members, lit(name)));
    return F.when(members.isNotNull(), structOf(names.map((name) => [name, typeOf(name)])));
  });
}

/**
 * The value of each field, null where it is not of its type.
 *
 * They are read from the text once more: to take a value out of a variant costs a cast that is set up for each.
 */
function typedValues(value: Column, types: Column, { fields }: MessageContract): Column {
  const all = Object.entries(fields);
  const schema = t.struct(Object.fromEntries(all.map(([name, { kind }]) => [name, readAs[kind]])));
  return bind(F.when(types.isNotNull(), F.fromJson(value.cast("string"), schema)), (read) =>
    structOf(
      all.map(([name, field]) => [name, typedValue(read.getField(name), types.getField(name), field)]),
    ),
  );
}

/** What a field is read as; its JSON type is looked at besides, because this reader is lenient. */
const readAs = {
  text: t.string,
  instant: t.string,
  number: t.double,
  choice: t.double,
  word: t.string,
  integer: t.long,
  decimal: t.string,
  flag: t.boolean,
  json: t.string,
  texts: t.array(t.string),
} as const satisfies Record<MessageField["kind"], unknown>;

const numberTypes = "^(BIGINT|DOUBLE|DECIMAL.*)$";
const instantForm = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$";

function typedValue(read: Column, type: Column, field: MessageField): Column {
  switch (field.kind) {
    case "text":
    case "word":
      return F.when(type.eq("STRING"), read);
    case "instant":
      return F.when(type.eq("STRING").and(read.rlike(instantForm)), F.tryToTimestamp(read));
    case "number":
    case "choice":
      return F.when(type.rlike(numberTypes), read);
    case "integer":
      return F.when(type.eq("BIGINT"), read);
    case "decimal":
      return F.when(type.eq("STRING").and(read.rlike(decimalForm(field))), read.cast(decimalType(field)));
    case "flag":
      return F.when(type.eq("BOOLEAN"), read);
    case "json":
      return F.when(type.eq("STRING").and(parseStrictly(read).isNotNull()), read);
    case "texts":
      return F.when(type.rlike("^ARRAY<(STRING|VOID)>$"), read);
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

function structOf(fields: readonly (readonly [string, Column])[]): Column {
  const [first, ...others] = fields.map(([name, value]) => value.alias(name));
  if (first === undefined) throw new Error("a message contract needs at least one field");
  return F.struct(first, ...others);
}
