"""The Python twin of harness.ts: one session, then samples as often as a line of standard input says."""

import json
import os
import resource
import sys
import time

from pyspark.sql.connect.session import SparkSession


def measure(prepare):
    """prepare(spark) gives (before, run, after), as `Work` in harness.ts."""
    spark = SparkSession.builder.remote(os.environ["SPARK_REMOTE"]).getOrCreate()
    before, run, after = prepare(spark)
    turn = 0
    for line in sys.stdin:
        ms, cpu_ms = [], []
        for _ in range(int(line)):
            given = before(turn)
            turn += 1
            start, cpu = time.perf_counter(), time.process_time()
            result = run(given)
            ms.append((time.perf_counter() - start) * 1000)
            cpu_ms.append((time.process_time() - cpu) * 1000)
            after(result)
            del result
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"ms": ms, "cpuMs": cpu_ms, "peakMb": peak_mb}), flush=True)
    spark.stop()


def nothing(_):
    pass
