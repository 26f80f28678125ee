import type { Expression } from "../gen/spark/connect/expressions_pb.ts";

/**
 * Functions whose result depends on the values of one row and on nothing else: not on other rows (aggregates,
 * windows), not on the place of the row, and with one row of result (generators make more). Not all of them: what is
 * missing here is taken for something else, which is always safe.
 */
const rowFunctions: ReadonlySet<string> = new Set(
  (
    "+ - * / % == <=> < <= > >= and or not & | ^ ~ ! negative positive div mod pmod " +
    "isnull isnotnull isnan when if ifnull nullif nvl nvl2 coalesce nanvl in between like ilike rlike contains " +
    "startswith endswith abs acos asin atan atan2 bround cbrt ceil ceiling cos degrees exp expm1 floor greatest " +
    "hypot least ln log log10 log1p log2 pow power radians rint round shiftleft shiftright sign signum sin sqrt " +
    "tan tanh ascii base64 btrim char_length concat concat_ws format_number format_string initcap instr left " +
    "length levenshtein locate lower lpad ltrim overlay regexp_extract regexp_replace repeat replace reverse right " +
    "rpad rtrim soundex split split_part substr substring substring_index translate trim unbase64 upper " +
    "crc32 hash hex md5 sha1 sha2 unhex xxhash64 add_months date_add date_diff date_format date_sub date_trunc " +
    "datediff day dayofmonth dayofweek dayofyear from_unixtime from_utc_timestamp hour last_day make_date " +
    "make_timestamp minute month months_between next_day quarter second timestamp_micros timestamp_millis " +
    "timestamp_seconds to_date to_timestamp to_unix_timestamp to_utc_timestamp trunc unix_date unix_micros " +
    "unix_millis unix_seconds weekday weekofyear year array array_append array_compact array_contains " +
    "array_distinct array_except array_intersect array_join array_max array_min array_position array_prepend " +
    "array_remove array_repeat array_sort array_union arrays_overlap arrays_zip cardinality element_at flatten get " +
    "map map_concat map_contains_key map_entries map_from_arrays map_from_entries map_keys map_values named_struct " +
    "sequence size slice sort_array struct from_json get_json_object to_json parse_json from_csv to_csv"
  ).split(" "),
);
/** What may stand before a bracket in SQL without being a function. */
const beforeBrackets: ReadonlySet<string> = new Set([
  ..."and or not in when then else case between like cast try_cast decimal".split(" "),
  ...rowFunctions,
]);

/**
 * The names an expression refers to, in lower case: of columns, fields and qualifiers alike.
 *
 * @returns undefined if the expression may be more than a function of the named columns of one row
 */
export function namesIn(expression: Expression): readonly string[] | undefined {
  const names = new Set<string>();
  const seen = new Set<Expression>();
  const waiting = [expression];
  // A loop, because expressions can be deeper than the stack; and each once, because they share parts.
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const own = ownNames(next);
    const inside = partsOf(next);
    if (own === undefined || inside === undefined) return undefined;
    for (const name of own) names.add(name);
    for (const part of inside) if (part !== undefined) waiting.push(part);
  }
  return [...names];
}

function ownNames({ exprType }: Expression): readonly string[] | undefined {
  if (exprType.case === "expressionString") return namesInSql(exprType.value.expression);
  if (exprType.case !== "unresolvedAttribute") return [];
  return exprType.value.isMetadataColumn ? undefined : identifierParts(exprType.value.unparsedIdentifier);
}

/** The expressions right inside one that is known to look at one row; undefined for any other. */
function partsOf({ exprType }: Expression): readonly (Expression | undefined)[] | undefined {
  switch (exprType.case) {
    case "literal":
    case "unresolvedAttribute":
    case "expressionString":
      return [];
    case "unresolvedFunction": {
      const { functionName, isDistinct, isUserDefinedFunction, isInternal } = exprType.value;
      const isPlain = !isDistinct && !isUserDefinedFunction && isInternal !== true;
      return isPlain && rowFunctions.has(functionName) ? exprType.value.arguments : undefined;
    }
    case "alias":
    case "cast":
      return [exprType.value.expr];
    case "unresolvedExtractValue":
      return [exprType.value.child, exprType.value.extraction];
    default:
      return undefined;
  }
}

/** Every word of the text, so that no name is missed; undefined for subqueries, stars and other functions. */
function namesInSql(sql: string): readonly string[] | undefined {
  if (/(^|[(,.])\s*\*|[`.]\s*\(|\bselect\b/i.test(sql)) return undefined;
  for (const [, name = ""] of sql.matchAll(/([\p{L}\p{N}_$]+)\s*\(/gu))
    if (!beforeBrackets.has(name.toLowerCase())) return undefined;
  for (const [name] of sql.matchAll(/\.\s*[\p{L}\p{N}_$]+\s*\(/gu)) if (name) return undefined;
  return [...sql.matchAll(/`(?:[^`]|``)*`|[\p{L}\p{N}_$]+/gu)].map(([word]) => foldedName(unquoted(word)));
}

function identifierParts(identifier: string): readonly string[] {
  return (identifier.match(/`(?:[^`]|``)*`|[^.`]+/g) ?? []).map((part) => foldedName(unquoted(part)));
}

function unquoted(part: string): string {
  return part.startsWith("`") ? part.slice(1, -1).replaceAll("``", "`") : part;
}

/** Equal for all names that Spark may take for one, whether or not the session tells cases apart. */
export function foldedName(name: string): string {
  return name.toUpperCase().toLowerCase();
}
