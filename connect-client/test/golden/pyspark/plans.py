"""Prints the plans PySpark makes for the calls below, as JSON by name.

No server is needed: plans are taken before they are sent. `plan-calls.ts` has the same calls in TypeScript.
"""

import json
import sys

from google.protobuf.json_format import MessageToDict
from pyspark.sql import Window
from pyspark.sql.connect import functions as F
from pyspark.sql.connect import plan as P
from pyspark.sql.connect import proto
from pyspark.sql.connect.dataframe import DataFrame
from pyspark.sql.connect.expressions import CommonInlineUserDefinedFunction, JavaUDF
from pyspark.sql.connect.functions import partitioning
from pyspark.sql.connect.readwriter import DataFrameReader
from pyspark.sql.connect.streaming.readwriter import DataStreamReader
from pyspark.sql.connect.tvf import TableValuedFunction
from pyspark.sql.types import IntegerType, StringType, StructField, StructType


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
tvf = TableValuedFunction(session)


def people():
    df = DataFrame(P.Read("people"), session)
    # Some calls look at the schema, which only a server could tell.
    df._cached_schema = StructType([StructField(name, IntegerType()) for name in "abc"])
    return df


def relation(df):
    return (df._plan if isinstance(df, DataFrame) else df).plan(session.client)


def column(value):
    return value.to_plan(session.client)


def command(run):
    session.client.command = None
    made = run()
    return session.client.command or made


def register(name, function):
    udf = CommonInlineUserDefinedFunction(function_name=name, function=function)
    return proto.Command(register_function=udf.to_plan_judf(session.client))


def join_as_of_names():
    right = people()
    joined = people()._joinAsOf(
        right, "a", F.col("b"), on=["c", "d"], how="leftouter", allowExactMatches=False, direction="nearest"
    )
    return joined.drop(right._col("c"), right._col("d"))


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
    "joinAsOf": lambda: people()._joinAsOf(people(), "a", "b"),
    "joinAsOf names": join_as_of_names,
    "joinAsOf condition": lambda: people()._joinAsOf(
        people(), F.col("a"), F.col("b"), on=F.col("c") > 1, tolerance=F.lit(5), direction="forward"
    ),
    "nearestByJoin": lambda: people().nearestByJoin(people(), F.abs(F.col("a") - F.col("b")), 5, "exact", "distance"),
    "nearestByJoin left": lambda: people().nearestByJoin(
        people(), F.col("a"), 1, "approx", "similarity", joinType="leftouter"
    ),
    "repartitionById": lambda: people().repartitionById(4, F.col("a")),
    "toJSON": lambda: people().toJSON(),
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

columns = {
    "array literal": lambda: F.lit([1, 2]),
    "is in": lambda: F.col("a").isin(1, 2),
    "not equal": lambda: F.col("a") != 1,
    "over rows": lambda: F.sum("a").over(Window.partitionBy("b").orderBy("c").rowsBetween(-2, 0)),
    "over range": lambda: F.sum("a").over(
        Window.partitionBy("b").orderBy(F.desc("c")).rangeBetween(Window.unboundedPreceding, 5)
    ),
    "table argument": lambda: people().asTable().partitionBy("a").orderBy(F.col("b").desc()),
    "table argument in one": lambda: people().asTable().withSinglePartition(),
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
    "registerJavaFunction": lambda: register("f", JavaUDF("com.example.F", output_type=StringType())),
    "registerJavaFunction inferred": lambda: register("f", JavaUDF("com.example.F")),
    "registerJavaUDAF": lambda: register("f", JavaUDF("com.example.F", aggregate=True)),
}

# What clients on PyPI do not have yet; see capture_newest.py.
newest = {
    "zip": lambda: people().select("a").zip(people().select("b")),
}

if __name__ == "__main__":
    captured = {
        "relations": {n: MessageToDict(relation(f())) for n, f in relations.items()},
        "columns": {n: MessageToDict(column(f())) for n, f in columns.items()},
        "commands": {n: MessageToDict(command(f)) for n, f in commands.items()},
    }
    json.dump(captured, sys.stdout)
