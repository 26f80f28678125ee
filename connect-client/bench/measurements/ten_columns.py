import json
from pathlib import Path

ROWS = 1_000_000


def ten_columns(spark):
    expressions = json.loads(Path("ten-columns.json").read_text())
    return spark.range(ROWS).selectExpr(*expressions)
