import type { SparkServerError } from "../errors/index.ts";
import { isAtLeast } from "./server-version.ts";

const kinds = (names: string, types: string): string =>
  types
    .split(" ")
    .flatMap((type) => names.split(" ").map((name) => `${name}_${type}`))
    .join(" ");

/** The functions that came after Spark 3.5, by version; names are Spark's. */
const functionNews: Readonly<Record<string, string>> = {
  "4.0": `collate collation dayname from_xml is_valid_utf8 is_variant_null listagg make_valid_utf8 monthname nullifzero
    parse_json randstr schema_of_variant schema_of_variant_agg schema_of_xml session_user string_agg timestampadd
    timestampdiff to_variant_object to_xml try_make_interval try_make_timestamp try_make_timestamp_ltz
    try_make_timestamp_ntz try_mod try_parse_json try_parse_url try_reflect try_url_decode try_validate_utf8
    try_variant_get uniform validate_utf8 variant_get zeroifnull variant_explode variant_explode_outer collations`,
  "4.1": `bitmap_and_agg current_time make_time quote st_asbinary st_geogfromwkb st_geomfromwkb st_setsrid st_srid
    theta_difference theta_intersection theta_intersection_agg theta_sketch_agg theta_sketch_estimate theta_union
    theta_union_agg time_diff time_trunc to_time try_to_date try_to_time python_worker_logs
    ${kinds("kll_merge_agg kll_sketch_agg kll_sketch_get_n kll_sketch_get_quantile kll_sketch_get_rank kll_sketch_merge kll_sketch_to_string", "bigint double float")}`,
  "4.2": `current_path is_valid_variant time_bucket time_from_micros time_from_millis time_from_seconds time_to_micros
    time_to_millis time_to_seconds
    ${kinds("tuple_difference tuple_difference_theta tuple_intersection tuple_intersection_agg tuple_intersection_theta tuple_sketch_agg tuple_sketch_estimate tuple_sketch_summary tuple_sketch_theta tuple_union tuple_union_agg tuple_union_theta", "double integer")}`,
  "4.3": `collect_union counter_diff from_base32 hmac jaro_winkler_similarity timestamp_nanos to_base32
    try_variant_array_append try_variant_insert try_variant_set unix_nanos variant_array_append variant_delete
    variant_insert variant_set variant_strip_nulls vector_avg vector_cosine_similarity vector_inner_product
    vector_l2_distance vector_norm vector_normalize vector_sum`,
};

const versions: ReadonlyMap<string, string> = new Map(
  Object.entries(functionNews).flatMap(([version, names]) =>
    names.split(/\s+/).map((name) => [name, version] as const),
  ),
);

/** Spark's errors about names it does not know, with the parameter that holds the name. */
const unknownNames: Readonly<Record<string, string>> = {
  UNRESOLVED_ROUTINE: "routineName",
  UNRESOLVABLE_TABLE_VALUED_FUNCTION: "name",
};

/**
 * Adds to an error about an unknown function which version of Spark has it, if the server is older.
 *
 * Only the server can tell: a function of that name may have been registered there.
 */
export function explainUnknownFunction(error: SparkServerError, serverVersion: string): void {
  const { errorClass = "", messageParameters } = error;
  const name = messageParameters[unknownNames[errorClass] ?? ""]?.replaceAll("`", "").split(".").at(-1);
  const since = versions.get(name?.toLowerCase() ?? "");
  if (since === undefined || serverVersion === "" || isAtLeast(serverVersion, since)) return;
  error.message += `\n${name}() needs a Spark server of version ${since} or newer; this one is ${serverVersion}.`;
}
