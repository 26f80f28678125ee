"""Calls every function of PySpark in the ways its signature allows, and prints the calls with their plans as JSON.

No server is needed: a column is a plan that was not sent. An argument is a plain JSON value, which both sides pass as
it is, or an object with one key that says what it is: {"col": name}, {"lambda": number of parameters},
{"list": arguments}, {"options": object}, {"schema": DDL}, {"hex": bytes}, {"named": arguments by parameter}.
"""

import inspect
import json
import random
import re
import sys

from google.protobuf.json_format import MessageToDict
from pyspark.sql.connect import functions as F
from pyspark.sql.connect.functions import builtin
from pyspark.sql.types import StructType

# A seed that is not given is drawn; here it is always this one.
random.randint = lambda *_: 42

# They take a Python function or a DataFrame.
NOT_CALLED = {"arrow_udf", "arrow_udtf", "pandas_udf", "udf", "udtf", "broadcast"}

# Calls no rule below makes.
MORE_CALLS = {
    "convert_timezone": [[None, {"col": "a"}, "b"]],
    "log": [[0.5, "b"]],
    "make_timestamp": [[{"named": {"date": "a", "time": "b"}}], [{"named": {"date": "a", "time": "b", "timezone": "c"}}]],
    "make_timestamp_ntz": [[{"named": {"date": "a", "time": "b"}}]],
    "try_make_timestamp": [[{"named": {"date": "a", "time": "b"}}]],
    "try_make_timestamp_ntz": [[{"named": {"date": "a", "time": "b"}}]],
    "window": [["a", "1 hour", None, "5 minutes"]],
}

# Values of parameters that take only some.
MEANINGFUL = {
    ("from_csv", "schema"): ["a INT, b STRING", {"col": "x"}],
    ("from_json", "schema"): ["a INT, b STRING", {"col": "x"}, {"schema": "a INT, b ARRAY<STRING>"}],
    ("from_xml", "schema"): ["a INT, b STRING", {"col": "x"}, {"schema": "a INT, b ARRAY<STRING>"}],
    ("expr", "str"): ["a + 1"],
    ("sha2", "numBits"): [256],
    ("when", "value"): [5, "text", {"col": "x"}],
    ("window", "windowDuration"): ["1 hour"],
    ("window", "slideDuration"): ["30 minutes"],
    ("window", "startTime"): ["5 minutes"],
    ("session_window", "gapDuration"): ["1 hour", {"col": "x"}],
}

LAMBDAS = {
    1: lambda x: F.struct(x, F.lit(1)),
    2: lambda x, y: F.struct(x, y),
    3: lambda x, y, z: F.struct(x, y, z),
}


def value_of(argument):
    """An argument as Python passes it."""
    if not isinstance(argument, dict):
        return argument
    ((tag, value),) = argument.items()
    if tag == "col":
        return F.col(value)
    if tag == "lambda":
        return LAMBDAS[value]
    if tag == "list":
        return [value_of(item) for item in value]
    if tag == "options":
        return value
    if tag == "schema":
        return StructType.fromDDL(value)
    if tag == "hex":
        return bytes.fromhex(value)
    raise ValueError(tag)


def arguments_of(annotation, position):
    """The arguments a parameter of a type takes, the plainest first."""
    text = str(annotation)
    name = "abcdefghi"[position]
    found = []
    if "ColumnOrName" in text:
        found += [name]
    if re.search(r"\bstr\b", text) and "Mapping" not in text:
        found += ["text"]
    if re.search(r"\bAny\b", text) and "Callable" not in text:
        found += [5, "text", True, 0.5]
    if re.search(r"\bint\b", text):
        found += [3]
    if re.search(r"\bfloat\b", text):
        found += [0.5]
    if re.search(r"\bbool\b", text):
        found += [True, False]
    if re.search(r"(Sequence|Tuple)\[float", text):
        found += [{"list": [0.25, 0.5]}]
    if re.search(r"\bbytes\b", text):
        found += [{"hex": "00ff"}]
    if "Mapping" in text:
        found += [{"options": {"key": "value"}}]
    if "Callable" in text:
        parameters = re.findall(r"Callable\[\[([^\]]*)\]", text)
        return [{"lambda": part.count("Column")} for part in dict.fromkeys(parameters)]
    if "Column" in text or "Any" in text:
        found += [{"col": name}]
    return found


def variadic_arguments(annotation):
    if re.search(r"\bstr\b", str(annotation)):
        return [["u"], ["u", "v"]]
    lists = [[{"list": ["u", {"col": "v"}]}]] if "Sequence" in str(annotation) else []
    return [["u", "v"], [], ["u"], [{"col": "u"}, "v", {"col": "w"}], *lists]


def calls_of(name, function):
    """Calls with every kind of argument for each parameter, the others as plain as can be."""
    plain, rest, optional = [], [[]], []
    varied = []
    for position, parameter in enumerate(inspect.signature(function).parameters.values()):
        if parameter.kind == parameter.VAR_POSITIONAL:
            rest = variadic_arguments(parameter.annotation)
            continue
        choices = MEANINGFUL.get((name, parameter.name)) or arguments_of(parameter.annotation, position)
        if not choices:
            raise ValueError(f"no argument for {name}({parameter.name}: {parameter.annotation})")
        if parameter.default is parameter.empty:
            varied += [(position, choice) for choice in choices[1:]]
            plain.append(choices[0])
        else:
            optional.append((position, choices))
    yield from ([*plain, *more] for more in rest)
    for position, choice in varied:
        yield [*plain[:position], choice, *plain[position + 1 :], *rest[0]]
    before = plain
    for position, choices in optional:
        yield from ([*before, choice] for choice in choices)
        before = [*before, choices[0]]


def plan_of(function, arguments):
    named = {}
    if arguments and isinstance(arguments[-1], dict) and "named" in arguments[-1]:
        *arguments, named = arguments
    column = function(*map(value_of, arguments), **named.get("named", {}))
    return MessageToDict(column.to_plan(None))


def accepted(name, function):
    """The calls PySpark does not refuse, with their plans."""
    found, refusals = [], []
    for arguments in [*calls_of(name, function), *MORE_CALLS.get(name, [])]:
        try:
            found.append({"arguments": arguments, "plan": plan_of(function, arguments)})
        except Exception as refusal:  # PySpark's own errors have no common class.
            refusals.append(f"{arguments}: {refusal}")
    if not found:
        raise ValueError(f"PySpark refuses every call of {name}: {refusals}")
    return found


FUNCTIONS = {
    name: function
    for module in (builtin, F.partitioning)
    for name, function in vars(module).items()
    if inspect.isfunction(function) and function.__module__ == module.__name__ and not name.startswith("_")
}

if __name__ == "__main__":
    json.dump({name: accepted(name, f) for name, f in FUNCTIONS.items() if name not in NOT_CALLED}, sys.stdout)
