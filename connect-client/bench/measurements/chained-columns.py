import sys

from pyspark.sql.connect import functions as F

from harness import measure, nothing

# At its default limit PySpark fails with a RecursionError.
sys.setrecursionlimit(100_000)


def prepare(spark):
    df = spark.range(10).select("id")

    def run(_):
        chained = df
        for i in range(1000):
            chained = chained.withColumn(f"c{i}", F.col("id") + i)
        return chained._plan.to_proto(spark._client).SerializeToString()

    def check(encoded):
        # What the server makes of it is not asked: it refuses 100 and more nested ones.
        assert len(encoded) > 20_000

    return nothing, run, check


measure(prepare)
