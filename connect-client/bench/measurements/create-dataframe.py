from datetime import datetime, timedelta

from harness import measure

ROWS = 1_000_000
SCHEMA = "id BIGINT, name STRING, price DOUBLE, at TIMESTAMP, n INT"
START = datetime(2023, 11, 14)


def row_of(id):
    at = START + timedelta(milliseconds=id)
    return {"id": id, "name": f"name-{id}", "price": id * 1.5, "at": at, "n": id % 1000}


def prepare(spark):
    def before(turn):
        return [row_of(turn * ROWS + i) for i in range(ROWS)]

    def check(count):
        assert count == ROWS

    return before, lambda rows: spark.createDataFrame(rows, SCHEMA).count(), check


measure(prepare)
