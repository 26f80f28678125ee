"""Prints the plans PySpark makes for the calls below, as JSON by name.

Run with the PySpark client of the version under test installed:

    python3 capture_plans.py > pyspark-plans.json

No server is needed: plans are taken before they are sent. Plan ids and stack positions are left out.
"""

import json

from google.protobuf.json_format import MessageToDict
from pyspark.sql import Window
from pyspark.sql.connect import functions as F
from pyspark.sql.connect import plan as P
from pyspark.sql.connect.dataframe import DataFrame
from pyspark.sql.connect.functions import partitioning
from pyspark.sql.types import IntegerType, StructField, StructType


class Client:
    """Stands in for the gRPC client: keeps the command instead of sending it."""

    def __init__(self):
        self.command = None

    def execute_command(self, command, *_):
        self.command = command
        return None, {}, None

    def execute_command_as_iterator(self, command, *_):
        self.command = command
        return iter(())


class Session:
    session_id = "captured"
    _session_id = "captured"

    def __init__(self):
        self.client = Client()


session = Session()


def people():
    df = DataFrame(P.Read("people"), session)
    # Some calls look at the schema, which only a server could tell.
    df._cached_schema = StructType([StructField(name, IntegerType()) for name in "abc"])
    return df


def relation(df):
    return df._plan.plan(session.client)


def column(value):
    return value.to_plan(session.client)


def command(run):
    session.client.command = None
    run()
    return session.client.command


def clean(value):
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items() if k not in ("common", "planId", "seed")}
    if isinstance(value, list):
        return [clean(v) for v in value]
    return value


relations = {
    "na.fill int": lambda: people().na.fill(7),
    "na.fill float": lambda: people().na.fill(7.5, ["a"]),
    "na.fill map": lambda: people().na.fill({"a": 1, "b": "x", "c": True}),
    "na.drop": lambda: people().na.drop(),
    "na.drop all": lambda: people().na.drop("all", subset=["a"]),
    "na.replace": lambda: people().na.replace({"a": "b"}, subset=["name"]),
    "sample": lambda: people().sample(0.5, 3),
    "randomSplit": lambda: people().randomSplit([1.0, 3.0], 3)[1],
    "groupBy pivot": lambda: people().groupBy("a").pivot("b", [1, 2]).agg(F.sum("c")),
    "groupBy agg dict": lambda: people().groupBy("a").agg({"c": "max"}),
    "dropDuplicatesWithinWatermark": lambda: people().dropDuplicatesWithinWatermark(["a"]),
    "withWatermark": lambda: people().withWatermark("at", "1 hour"),
    "observe": lambda: people().observe("seen", F.count(F.lit(1)).alias("n")),
    "join on conditions": lambda: people().join(people(), [F.col("x") == F.col("y"), F.col("a") > F.col("b")]),
    "join full": lambda: people().join(people(), ["id"], "fullouter"),
    "crossJoin": lambda: people().crossJoin(people()),
    "lateralJoin": lambda: people().lateralJoin(people(), how="left"),
    "hint list": lambda: people().hint("rebalance", 3, "a"),
    "unpivot": lambda: people().unpivot("id", ["a"], "k", "v"),
    "repartitionByRange": lambda: people().repartitionByRange(3, "a"),
    "groupingSets": lambda: people().groupingSets([["a"], []], "a").agg(F.sum("b")),
    "describe": lambda: people().describe("a"),
    "summary": lambda: people().summary("min"),
    "colRegex": lambda: people().select(people().colRegex("`a.*`")),
    "metadataColumn": lambda: people().select(people().metadataColumn("_metadata")),
}

columns = {
    "aes_decrypt": lambda: F.aes_decrypt("a", "b"),
    "aes_encrypt": lambda: F.aes_encrypt("a", "b"),
    "any_value": lambda: F.any_value("a"),
    "array literal": lambda: F.lit([1, 2]),
    "assert_true": lambda: F.assert_true("a", "no"),
    "bucket": lambda: partitioning.bucket(3, "a"),
    "convert_timezone": lambda: F.convert_timezone(None, F.lit("UTC"), "a"),
    "days": lambda: partitioning.days("a"),
    "first": lambda: F.first("a"),
    "from_unixtime": lambda: F.from_unixtime("a"),
    "histogram_numeric": lambda: F.histogram_numeric("a", F.lit(5)),
    "is in": lambda: F.col("a").isin(1, 2),
    "lag": lambda: F.lag("a"),
    "lead default": lambda: F.lead("a", 2, 0),
    "levenshtein": lambda: F.levenshtein("a", "b", 3),
    "listagg_distinct": lambda: F.listagg_distinct("a", ","),
    "locate": lambda: F.locate("x", "a"),
    "log": lambda: F.log(2.0, "a"),
    "make_dt_interval": lambda: F.make_dt_interval(),
    "make_interval": lambda: F.make_interval(days="a"),
    "make_ym_interval": lambda: F.make_ym_interval("a"),
    "mask": lambda: F.mask("a"),
    "mode": lambda: F.mode("a"),
    "months_between": lambda: F.months_between("a", "b"),
    "not equal": lambda: F.col("a") != 1,
    "nth_value": lambda: F.nth_value("a", 2),
    "over rows": lambda: F.sum("a").over(Window.partitionBy("b").orderBy("c").rowsBetween(-2, 0)),
    "over range": lambda: F.sum("a").over(
        Window.partitionBy("b").orderBy(F.desc("c")).rangeBetween(Window.unboundedPreceding, 5)
    ),
    "overlay": lambda: F.overlay("a", "b", 3),
    "percentile": lambda: F.percentile("a", [0.25, 0.5]),
    "percentile_approx": lambda: F.percentile_approx("a", 0.5),
    "product": lambda: F.product("a"),
    "regexp_replace": lambda: F.regexp_replace("a", "b", "c"),
    "sentences": lambda: F.sentences("a"),
    "session_window": lambda: F.session_window("a", "5 minutes"),
    "sort_array": lambda: F.sort_array("a"),
    "split": lambda: F.split("a", ","),
    "str_to_map": lambda: F.str_to_map("a"),
    "timestamp_diff": lambda: F.timestamp_diff("HOUR", "a", "b"),
    "to_json options": lambda: F.to_json("a", {"pretty": "true"}),
    "trim characters": lambda: F.trim("a", F.lit("x")),
    "unix_timestamp": lambda: F.unix_timestamp("a"),
    "window start": lambda: F.window("a", "1 hour", startTime="5 minutes"),
}

commands = {
    "write parquet": lambda: people().write.mode("overwrite").partitionBy("dt").parquet("/out"),
    "write csv options": lambda: people().write.csv("/out", header=True, sep=";"),
    "write save": lambda: people().write.format("noop").mode("append").save(),
    "write saveAsTable": lambda: people().write.format("iceberg").bucketBy(4, "id").sortBy("a").saveAsTable("t"),
    "write insertInto": lambda: people().write.insertInto("t", True),
    "write clusterBy": lambda: people().write.clusterBy("a", "b").saveAsTable("t"),
    "writeTo create": lambda: people()
    .writeTo("lake.t")
    .using("iceberg")
    .tableProperty("a", "b")
    .partitionedBy(partitioning.days("at"), F.col("zone"))
    .create(),
    "writeTo append": lambda: people().writeTo("lake.t").option("x", "y").append(),
    "writeTo overwrite": lambda: people().writeTo("lake.t").overwrite(F.col("a") > 1),
    "writeTo overwritePartitions": lambda: people().writeTo("lake.t").overwritePartitions(),
    "writeTo createOrReplace": lambda: people().writeTo("lake.t").createOrReplace(),
    "writeTo replace": lambda: people().writeTo("lake.t").replace(),
    "mergeInto": lambda: people()
    .mergeInto("t", F.col("t.id") == F.col("s.id"))
    .whenMatched(F.col("s.gone"))
    .delete()
    .whenMatched()
    .updateAll()
    .whenNotMatched()
    .insert({"id": F.col("s.id")})
    .whenNotMatchedBySource()
    .update({"n": F.lit(0)})
    .withSchemaEvolution()
    .merge(),
    "createTempView": lambda: people().createTempView("v"),
    "createOrReplaceGlobalTempView": lambda: people().createOrReplaceGlobalTempView("v"),
}

if __name__ == "__main__":
    captured = {
        "relations": {n: clean(MessageToDict(relation(f()))) for n, f in relations.items()},
        "columns": {n: clean(MessageToDict(column(f()))) for n, f in columns.items()},
        "commands": {n: clean(MessageToDict(command(f))) for n, f in commands.items()},
    }
    print(json.dumps(captured, indent=2, sort_keys=True))
