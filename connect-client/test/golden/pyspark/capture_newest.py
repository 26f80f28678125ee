"""Prints the plans of what Spark 4.3 added, which no client on PyPI has: PySpark 4.3.0 comes as a whole distribution.

    pip download --no-deps --no-binary pyspark pyspark==4.3.0
    tar xzf pyspark-4.3.0.tar.gz
    PYTHONPATH=pyspark-4.3.0 <a Python with pyspark-client and py4j> capture_newest.py > newest-plans.json

When PyPI has a client with these names, this file and newest-plans.json can go: the tests then capture them too.
"""

import json

import function_calls
import plans
from google.protobuf.json_format import MessageToDict

functions = {
    name: function_calls.accepted(name, function)
    for name, function in function_calls.FUNCTIONS.items()
    if "versionadded:: 4.3" in (function.__doc__ or "")
}
relations = {name: MessageToDict(plans.relation(call())) for name, call in plans.newest.items()}
print(json.dumps({"functions": functions, "relations": relations}, indent=2, sort_keys=True))
