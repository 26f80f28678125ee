from harness import measure, nothing


def prepare(spark):
    def check(rows):
        assert [row.asDict() for row in rows] == [{"one": 1}]

    return nothing, lambda _: spark.sql("select 1 AS one").collect(), check


measure(prepare)
