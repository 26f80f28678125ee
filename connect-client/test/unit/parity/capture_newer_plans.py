"""Prints the plans PySpark makes for what Spark 4.1 to 4.3 added, as JSON by name.

Run with PySpark 4.3.0's sources on the path and the dependencies of its client installed:

    PYTHONPATH=pyspark-4.3.0 python3 capture_newer_plans.py > pyspark-4.3-plans.json

No server is needed: plans are taken before they are sent. Plan ids are left out, and what only the places in the
Python program explain.
"""

import json

from google.protobuf.json_format import MessageToDict
from pyspark.sql.connect import functions as F


def column(value):
    return value.to_plan(None)


def clean(value):
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items() if k not in ("common", "planId")}
    if isinstance(value, list):
        return [clean(v) for v in value]
    return value


def of_tuples(kind):
    """The functions of tuple sketches whose summaries are of one kind."""

    def call(name, *args, **options):
        return lambda: getattr(F, f"tuple_{name}_{kind}")(*args, **options)

    return {
        f"tuple_sketch_agg_{kind}": call("sketch_agg", "a", "b", mode="max"),
        f"tuple_union_agg_{kind}": call("union_agg", "a", lgNomEntries=14),
        f"tuple_intersection_agg_{kind}": call("intersection_agg", "a"),
        f"tuple_sketch_estimate_{kind}": call("sketch_estimate", "a"),
        f"tuple_sketch_summary_{kind}": call("sketch_summary", "a", "min"),
        f"tuple_sketch_theta_{kind}": call("sketch_theta", "a"),
        f"tuple_union_{kind}": call("union", "a", "b"),
        f"tuple_intersection_{kind}": call("intersection", "a", "b", "alwaysone"),
        f"tuple_difference_{kind}": call("difference", "a", "b"),
        f"tuple_union_theta_{kind}": call("union_theta", "a", "b", 9, "min"),
        f"tuple_intersection_theta_{kind}": call("intersection_theta", "a", "b"),
        f"tuple_difference_theta_{kind}": call("difference_theta", "a", "b"),
    }


columns = {
    "collect_union": lambda: F.collect_union("a"),
    "counter_diff": lambda: F.counter_diff("a"),
    "counter_diff start": lambda: F.counter_diff("a", "b"),
    "current_path": lambda: F.current_path(),
    "from_base32": lambda: F.from_base32("a"),
    "hmac": lambda: F.hmac("a", "b"),
    "hmac algorithm": lambda: F.hmac("a", "b", F.lit("MD5")),
    "is_valid_variant": lambda: F.is_valid_variant("a"),
    "jaro_winkler_similarity": lambda: F.jaro_winkler_similarity("a", "b"),
    "time_bucket": lambda: F.time_bucket(F.col("a"), "b"),
    "time_bucket origin": lambda: F.time_bucket(F.col("a"), "b", F.col("c")),
    "time_from_micros": lambda: F.time_from_micros("a"),
    "time_from_millis": lambda: F.time_from_millis("a"),
    "time_from_seconds": lambda: F.time_from_seconds("a"),
    "time_to_micros": lambda: F.time_to_micros("a"),
    "time_to_millis": lambda: F.time_to_millis("a"),
    "time_to_seconds": lambda: F.time_to_seconds("a"),
    "timestamp_nanos": lambda: F.timestamp_nanos("a"),
    "to_base32": lambda: F.to_base32("a"),
    "try_variant_array_append": lambda: F.try_variant_array_append("a", "$.b", "c"),
    "try_variant_insert": lambda: F.try_variant_insert("a", "$.b", "c"),
    "try_variant_set": lambda: F.try_variant_set("a", "$.b", "c", False),
    "unix_nanos": lambda: F.unix_nanos("a"),
    "variant_array_append": lambda: F.variant_array_append("a", "$.b", "c"),
    "variant_delete": lambda: F.variant_delete("a", "$.b", F.col("c")),
    "variant_insert": lambda: F.variant_insert("a", F.col("p"), "c"),
    "variant_set": lambda: F.variant_set("a", "$.b", "c"),
    "variant_strip_nulls": lambda: F.variant_strip_nulls("a"),
    "vector_avg": lambda: F.vector_avg("a"),
    "vector_cosine_similarity": lambda: F.vector_cosine_similarity("a", "b"),
    "vector_inner_product": lambda: F.vector_inner_product("a", "b"),
    "vector_l2_distance": lambda: F.vector_l2_distance("a", "b"),
    "vector_norm": lambda: F.vector_norm("a"),
    "vector_normalize": lambda: F.vector_normalize("a", F.lit(1)),
    "vector_sum": lambda: F.vector_sum("a"),
    **of_tuples("double"),
    **of_tuples("integer"),
}

if __name__ == "__main__":
    captured = {"columns": {name: clean(MessageToDict(column(call()))) for name, call in columns.items()}}
    print(json.dumps(captured, indent=2, sort_keys=True))
