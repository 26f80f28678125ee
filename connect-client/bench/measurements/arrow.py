from harness import measure, nothing
from ten_columns import ROWS, ten_columns


def prepare(spark):
    df = ten_columns(spark)

    def check(table):
        assert table.num_rows == ROWS

    return nothing, lambda _: df.toArrow(), check


measure(prepare)
