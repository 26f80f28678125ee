"""Lists the public names of PySpark into names/, one JSON file for each class or module.

Run with the folder of an unpacked source distribution, which needs no installation:

    pip download --no-deps --no-binary pyspark pyspark==4.3.0
    tar xzf pyspark-4.3.0.tar.gz
    python3 list_names.py pyspark-4.3.0/pyspark
    npx biome format --write names
"""

import ast
import json
import sys
from pathlib import Path

source = Path(sys.argv[1])
names = Path(__file__).parent / "names"

# Where the public classes are: file name, source file, class. Nested classes are written with a dot.
CLASSES = [
    ("spark-session", "sql/connect/session.py", "SparkSession"),
    ("session-builder", "sql/connect/session.py", "SparkSession.Builder"),
    ("runtime-conf", "sql/connect/conf.py", "RuntimeConf"),
    ("udf-registration", "sql/connect/udf.py", "UDFRegistration"),
    ("udtf-registration", "sql/connect/udtf.py", "UDTFRegistration"),
    ("data-source-registration", "sql/connect/datasource.py", "DataSourceRegistration"),
    ("catalog", "sql/connect/catalog.py", "Catalog"),
    ("data-frame", "sql/connect/dataframe.py", "DataFrame"),
    ("data-frame-na-functions", "sql/connect/dataframe.py", "DataFrameNaFunctions"),
    ("data-frame-stat-functions", "sql/connect/dataframe.py", "DataFrameStatFunctions"),
    ("grouped-data", "sql/connect/group.py", "GroupedData"),
    ("pandas-cogrouped-ops", "sql/connect/group.py", "PandasCogroupedOps"),
    ("column", "sql/connect/column.py", "Column"),
    ("window", "sql/window.py", "Window"),
    ("window-spec", "sql/connect/window.py", "WindowSpec"),
    ("data-frame-reader", "sql/connect/readwriter.py", "DataFrameReader"),
    ("data-frame-writer", "sql/connect/readwriter.py", "DataFrameWriter"),
    ("data-frame-writer-v2", "sql/connect/readwriter.py", "DataFrameWriterV2"),
    ("merge-into-writer", "sql/connect/merge.py", "MergeIntoWriter"),
    ("merge-when-matched", "sql/connect/merge.py", "MergeIntoWriter.WhenMatched"),
    ("merge-when-not-matched", "sql/connect/merge.py", "MergeIntoWriter.WhenNotMatched"),
    ("merge-when-not-matched-by-source", "sql/connect/merge.py", "MergeIntoWriter.WhenNotMatchedBySource"),
    ("observation", "sql/connect/observation.py", "Observation"),
    ("storage-level", "storagelevel.py", "StorageLevel"),
    ("table-valued-function", "sql/connect/tvf.py", "TableValuedFunction"),
    ("table-arg", "sql/connect/table_arg.py", "TableArg"),
    ("data-stream-reader", "sql/connect/streaming/readwriter.py", "DataStreamReader"),
    ("data-stream-writer", "sql/connect/streaming/readwriter.py", "DataStreamWriter"),
    ("streaming-query", "sql/connect/streaming/query.py", "StreamingQuery"),
    ("streaming-query-manager", "sql/connect/streaming/query.py", "StreamingQueryManager"),
    ("streaming-query-listener", "sql/streaming/listener.py", "StreamingQueryListener"),
]

# Modules without a list of their public names: all public functions are.
FUNCTIONS = [
    ("functions-avro", "sql/connect/avro/functions.py"),
    ("functions-protobuf", "sql/connect/protobuf/functions.py"),
    ("functions-partitioning", "sql/connect/functions/partitioning.py"),
]

# Modules with such a list.
MODULES = [
    ("types", ["sql/types.py"]),
    ("pipelines", ["pipelines/__init__.py"]),
    (
        "ml",
        [f"ml/{name}.py" for name in "classification regression clustering recommendation fpm".split()]
        + [f"ml/{name}.py" for name in "feature evaluation tuning linalg/__init__".split()],
    ),
]

# Classes of modules without a list, by file name and source files.
MODULE_CLASSES = {"ml": ["ml/base.py", "ml/pipeline.py", "ml/stat.py"]}


def body(path):
    return ast.parse((source / path).read_text()).body


def find_class(path, dotted):
    nodes = body(path)
    for part in dotted.split("."):
        nodes = next(node.body for node in nodes if isinstance(node, ast.ClassDef) and node.name == part)
    return nodes


def targets(node):
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id]
    return []


def members(nodes, kinds=(ast.FunctionDef,)):
    """The names a body defines, assignments and (in classes) operators included."""
    found = [node.name for node in nodes if isinstance(node, kinds)]
    return found + [name for node in nodes for name in targets(node)]


def public(found):
    return [name for name in found if not name.startswith("_")]


def declared(path):
    """What a module says it exports."""
    for node in body(path):
        if "__all__" in targets(node):
            return ast.literal_eval(node.value)
    raise SystemExit(f"{path} has no __all__")


def write(file, found):
    (names / f"{file}.json").write_text(json.dumps(sorted(set(found)), indent=2) + "\n")


for file, path, name in CLASSES:
    write(file, public(members(find_class(path, name))))

# What Python says with an operator: `__add__` is `+`. Those Python needs for itself are left out.
OWN = set("__new__ __getnewargs__ __init__ __repr__ __nonzero__ __bool__ __iter__ __contains__ __getattr__".split())
operators = [name for name in members(find_class("sql/connect/column.py", "Column")) if name.startswith("__")]
write("column-operators", set(operators) - OWN)

builtin = [node.name for node in body("sql/connect/functions/builtin.py") if isinstance(node, ast.FunctionDef)]
write("functions", public(builtin) + declared("sql/functions/__init__.py"))

for file, path in FUNCTIONS:
    write(file, public(node.name for node in body(path) if isinstance(node, ast.FunctionDef)))

for file, paths in MODULES:
    found = [name for path in paths for name in declared(path)]
    found += [
        node.name
        for path in MODULE_CLASSES.get(file, [])
        for node in body(path)
        if isinstance(node, ast.ClassDef)
    ]
    write(file, public(found))
