from pyspark.sql.connect import functions as F

from harness import measure, nothing


def prepare(spark):
    df = spark.range(10)

    def run(_):
        selected = df.select(*[((F.col("id") + i) * 2).alias(f"c{i}") for i in range(2000)])
        return selected, selected._plan.to_proto(spark._client).SerializeToString()

    def check(result):
        selected, encoded = result
        assert len(encoded) > 20_000
        assert selected.first().c1999 == 3998

    return nothing, run, check


measure(prepare)
