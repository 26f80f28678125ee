from harness import measure, nothing
from ten_columns import ROWS, ten_columns


def prepare(spark):
    df = ten_columns(spark)

    def check(rows):
        assert len(rows) == ROWS and rows[-1].id == ROWS - 1

    return nothing, lambda _: df.collect(), check


measure(prepare)
