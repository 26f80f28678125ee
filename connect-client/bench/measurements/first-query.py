import os

from pyspark.sql.connect.session import SparkSession

spark = SparkSession.builder.remote(os.environ["SPARK_REMOTE"]).getOrCreate()
print([row.asDict() for row in spark.sql("select 1 AS one").collect()], flush=True)
spark.stop()
