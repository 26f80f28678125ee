"""Prints the plans PySpark makes for what Spark 4.1 to 4.3 added, as JSON by name.

Run with PySpark 4.3.0's sources on the path and the dependencies of its client installed:

    PYTHONPATH=pyspark-4.3.0 python3 capture_newer_plans.py > pyspark-4.3-plans.json

No server is needed: plans are taken before they are sent. Plan ids are left out, and what only the places in the
Python program explain.
"""

import json

from google.protobuf.json_format import MessageToDict
from pyspark.sql.connect import functions as F
from pyspark.sql.connect import plan as P
from pyspark.sql.connect import proto
from pyspark.sql.connect.dataframe import DataFrame
from pyspark.sql.connect.expressions import CommonInlineUserDefinedFunction, JavaUDF
from pyspark.sql.connect.readwriter import DataFrameReader
from pyspark.sql.connect.streaming.readwriter import DataStreamReader
from pyspark.sql.connect.tvf import TableValuedFunction
from pyspark.sql.types import StringType


class Session:
    """Stands in for a session: nothing here asks a server."""

    session_id = "captured"
    _session_id = "captured"
    client = None


session = Session()
tvf = TableValuedFunction(session)


def people():
    return DataFrame(P.Read("people"), session)


def relation(df):
    return (df._plan if isinstance(df, DataFrame) else df).plan(session.client)


def column(value):
    return value.to_plan(session.client)


def register(name, function):
    udf = CommonInlineUserDefinedFunction(function_name=name, function=function)
    return proto.Command(register_function=udf.to_plan_judf(session.client))


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


relations = {
    "nearestByJoin": lambda: people().nearestByJoin(people(), F.abs(F.col("a") - F.col("b")), 5, "exact", "distance"),
    "nearestByJoin left": lambda: people().nearestByJoin(
        people(), F.col("a"), 1, "approx", "similarity", joinType="leftouter"
    ),
    "repartitionById": lambda: people().repartitionById(4, F.col("a")),
    "toJSON": lambda: people().toJSON(),
    "zip": lambda: people().select("a").zip(people().select("b")),
    "zipWithIndex": lambda: people().zipWithIndex(),
    "zipWithIndex named": lambda: people().zipWithIndex("n"),
    "tvf explode": lambda: tvf.explode(F.col("a")),
    "tvf explode_outer": lambda: tvf.explode_outer(F.col("a")),
    "tvf posexplode": lambda: tvf.posexplode(F.col("a")),
    "tvf posexplode_outer": lambda: tvf.posexplode_outer(F.col("a")),
    "tvf inline": lambda: tvf.inline(F.col("a")),
    "tvf inline_outer": lambda: tvf.inline_outer(F.col("a")),
    "tvf json_tuple": lambda: tvf.json_tuple(F.col("a"), F.lit("b"), F.lit("c")),
    "tvf stack": lambda: tvf.stack(F.lit(2), F.col("a"), F.col("b"), F.col("c")),
    "tvf variant_explode": lambda: tvf.variant_explode(F.col("a")),
    "tvf variant_explode_outer": lambda: tvf.variant_explode_outer(F.col("a")),
    "tvf collations": lambda: tvf.collations(),
    "tvf sql_keywords": lambda: tvf.sql_keywords(),
    "tvf python_worker_logs": lambda: tvf.python_worker_logs(),
    "read changes": lambda: DataFrameReader(session).option("startingVersion", "1").changes("lake.t"),
    "readStream changes": lambda: DataStreamReader(session).option("startingVersion", "1").changes("lake.t"),
    "readStream name": lambda: DataStreamReader(session).name("prices").format("json").schema("a INT").load("/in"),
    "catalog listViews": lambda: P.ListViews("db", "a*"),
    "catalog listPartitions": lambda: P.ListPartitions("db.t"),
    "catalog getTableProperties": lambda: P.GetTableProperties("db.t"),
    "catalog getCreateTableString": lambda: P.GetCreateTableString("db.t", True),
    "catalog analyzeTable": lambda: P.AnalyzeTable("db.t", True),
    "catalog createDatabase": lambda: P.CreateDatabase("db", True, {"owner": "me"}),
    "catalog dropDatabase": lambda: P.DropDatabase("db", True, True),
    "catalog dropTable": lambda: P.DropTable("db.t", True, True),
    "catalog dropView": lambda: P.DropView("db.v", True),
    "catalog truncateTable": lambda: P.TruncateTable("db.t"),
}

commands = {
    "registerJavaFunction": lambda: register("f", JavaUDF("com.example.F", output_type=StringType())),
    "registerJavaFunction inferred": lambda: register("f", JavaUDF("com.example.F")),
    "registerJavaUDAF": lambda: register("f", JavaUDF("com.example.F", aggregate=True)),
}

columns = {
    "table argument": lambda: people().asTable().partitionBy("a").orderBy(F.col("b").desc()),
    "table argument in one": lambda: people().asTable().withSinglePartition(),
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
    captured = {
        "relations": {name: clean(MessageToDict(relation(call()))) for name, call in relations.items()},
        "columns": {name: clean(MessageToDict(column(call()))) for name, call in columns.items()},
        "commands": {name: clean(MessageToDict(call())) for name, call in commands.items()},
    }
    print(json.dumps(captured, indent=2, sort_keys=True))
