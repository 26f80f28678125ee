from harness import measure, nothing


def prepare(spark):
    df = spark.range(10_000_000)

    def run(_):
        rows = df.toLocalIterator()
        return rows, next(rows)

    def check(result):
        rows, first = result
        assert first.id == 0
        rows.close()

    return nothing, run, check


measure(prepare)
