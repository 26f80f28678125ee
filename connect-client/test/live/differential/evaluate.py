"""Runs the queries it is given through PySpark: `evaluate.py <remote>` with {"setup": [SQL], "queries": [text]} as input.

A query is an expression in the language of both sides; see query-language.ts. The answers are printed in the order of
the queries, each as JSON that describes values exactly.
"""

import datetime
import decimal
import json
import logging
import math
import os
import re
import struct
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

os.environ["TZ"] = "UTC"
time.tzset()
warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

from pyspark.errors import PySparkException
from pyspark.errors.exceptions.connect import SparkConnectGrpcException
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions
from pyspark.sql.connect.column import Column
from pyspark.sql.connect.dataframe import DataFrame
from pyspark.sql.types import ArrayType, BinaryType, DataType, DateType, DayTimeIntervalType, DecimalType
from pyspark.sql.types import DoubleType, FloatType, MapType, StructType, TimestampNTZType, TimestampType
from pyspark.sql.types import VariantType

parallel = 3
epoch = datetime.datetime(1970, 1, 1)

# The names of the other side for what Python says with operators.
operators = {
    "plus": "__add__",
    "minus": "__sub__",
    "multiply": "__mul__",
    "divide": "__truediv__",
    "mod": "__mod__",
    "pow": "__pow__",
    "negate": "__neg__",
    "eq": "__eq__",
    "notEqual": "__ne__",
    "gt": "__gt__",
    "geq": "__ge__",
    "lt": "__lt__",
    "leq": "__le__",
    "and_": "__and__",
    "or_": "__or__",
    "not_": "__invert__",
}


def camel(name):
    return re.sub(r"(?<=[a-z0-9])_([a-z0-9])", lambda match: match[1].upper(), name)


class Functions:
    """PySpark's functions by their camelCase names."""


for name in functions.__all__:
    setattr(Functions, camel(name), staticmethod(getattr(functions, name)))
for name, operator in operators.items():
    setattr(Column, name, getattr(Column, operator))
Column.tryCast = Column.try_cast
DataFrame.col = DataFrame.__getitem__


def micros(delta):
    return delta // datetime.timedelta(microseconds=1)


def number_bits(value):
    return "NaN" if math.isnan(value) else struct.pack(">d", value).hex()


def described(value, data_type):
    """A value of a Spark type as JSON; equal values, and only those, are described equally."""
    if value is None:
        return None
    if isinstance(data_type, StructType):
        return [[field.name, described(item, field.dataType)] for field, item in zip(data_type.fields, value)]
    if isinstance(data_type, ArrayType):
        return [described(item, data_type.elementType) for item in value]
    if isinstance(data_type, MapType):
        key, item = data_type.keyType, data_type.valueType
        return {"map": [[described(k, key), described(v, item)] for k, v in value.items()]}
    if isinstance(data_type, (FloatType, DoubleType)):
        return number_bits(value)
    if isinstance(data_type, DecimalType):
        return format(value, "f")
    if isinstance(data_type, BinaryType):
        return value.hex()
    if isinstance(data_type, DateType):
        return str((value - epoch.date()).days)
    if isinstance(data_type, (TimestampType, TimestampNTZType)):
        return str(micros(value.replace(tzinfo=None) - epoch))
    if isinstance(data_type, DayTimeIntervalType):
        return str(micros(value))
    if isinstance(data_type, VariantType):
        return [value.value.hex(), value.metadata.hex()]
    return value if isinstance(value, (bool, str)) else str(value)


def plain(value):
    """What an action gives besides rows."""
    fields = getattr(value, "__fields__", None) or getattr(value, "_fields", None)
    if isinstance(value, tuple) and fields:
        return {name: plain(item) for name, item in zip(fields, value)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else number_bits(value)
    if isinstance(value, (datetime.date, decimal.Decimal)):
        return str(value)
    return value if value is None or isinstance(value, (bool, str)) else str(value)


def answer(value):
    if isinstance(value, DataType):
        return {"schema": json.loads(value.json())}
    if not isinstance(value, DataFrame):
        return {"value": plain(value)}
    rows = value.collect()
    schema = value.schema
    return {"schema": json.loads(schema.json()), "rows": [described(row, schema) for row in rows]}


def in_python(text):
    text = re.sub(r"\(([\w, ]*)\) => ", r"lambda \1: ", text)
    return re.sub(r"\.(and|or|not)\(", r".\1_(", text.replace("await ", ""))


def evaluate(text):
    try:
        return answer(eval(in_python(text), dict(names)))
    except SparkConnectGrpcException as error:
        return {"error": error.getErrorClass() or None, "sqlState": error.getSqlState()}
    except (PySparkException, TypeError, ValueError, AssertionError) as error:
        return {"refused": f"{type(error).__name__}: {error}"}
    except Exception as error:  # A fault of the query or of this script, for the comparison to report.
        return {"broken": f"{type(error).__name__}: {error}"}


remote = sys.argv[1]
given = json.load(sys.stdin)
spark = SparkSession.builder.remote(remote).create()
for statement in given["setup"]:
    spark.sql(statement)

names = {
    "spark": spark,
    "F": Functions,
    "Window": Window,
    "col": functions.col,
    "lit": functions.lit,
    "expr": functions.expr,
    "sql": lambda text, args=None: spark.sql(text, args),
    "table": spark.table,
    "show": lambda df, *args: df._show_string(*args),
    "schemaOf": lambda df: df.schema,
    "true": True,
    "false": False,
    "null": None,
    "undefined": None,
}

with ThreadPoolExecutor(parallel) as pool:
    print(json.dumps(list(pool.map(evaluate, given["queries"])), ensure_ascii=False))
spark.stop()
