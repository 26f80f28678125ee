"""Prints Arrow IPC streams that pyarrow wrote, as base64 by name: one table, plain, compressed, and as dictionaries."""

import base64
import json

import pyarrow as pa

ROWS = 50_000

table = pa.table(
    {
        # Hard to compress, so that some buffers stay as they are.
        "noise": pa.array([(i * 2654435761 * 2654435761) % 2**63 for i in range(ROWS)], pa.int64()),
        # Repeats further back than one block of LZ4, and into itself.
        "name": pa.array([None if i % 7 == 0 else "ab" * (i % 50) + str(i % 1000) for i in range(ROWS)]),
        "flag": pa.array([i % 2 == 0 for i in range(ROWS)]),
        "list": pa.array([list(range(i % 5)) for i in range(ROWS)], pa.list_(pa.int32())),
        "same": pa.array([1.5] * ROWS),
        "none": pa.array([None] * ROWS, pa.string()),
    }
)


def stream(what, codec=None):
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, what.schema, options=pa.ipc.IpcWriteOptions(compression=codec)) as writer:
        writer.write_table(what)
    return base64.b64encode(sink.getvalue()).decode()


def as_dictionaries(codec=None):
    """The batches' dictionaries grow: the second batch adds to the first one's."""
    first = pa.array(["x", None, "y", "x"]).dictionary_encode()
    second = pa.DictionaryArray.from_arrays(pa.array([2, 0, None], pa.int32()), pa.array(["x", "y", "z"]))
    schema = pa.schema({"d": first.type})
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression=codec, emit_dictionary_deltas=True)
    with pa.ipc.new_stream(sink, schema, options=options) as writer:
        writer.write_batch(pa.record_batch([first], schema=schema))
        writer.write_batch(pa.record_batch([second], schema=schema))
    return base64.b64encode(sink.getvalue()).decode()


codecs = (None, "lz4", "zstd")
print(
    json.dumps(
        {
            "table": {str(codec): stream(table, codec) for codec in codecs},
            "dictionaries": {str(codec): as_dictionaries(codec) for codec in codecs},
        }
    )
)
