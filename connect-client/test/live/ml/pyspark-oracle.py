"""What PySpark makes of the same data, estimators and saved pipelines: `pyspark-oracle.py <remote> <folder>`."""

import json
import sys

from pyspark.ml import Pipeline, PipelineModel
from pyspark.ml.classification import LogisticRegression
from pyspark.ml.feature import VectorAssembler
from pyspark.ml.regression import GBTRegressor, RandomForestRegressor
from pyspark.sql import SparkSession

remote, folder = sys.argv[1:]
spark = SparkSession.builder.remote(remote).getOrCreate()
rows = spark.read.parquet(f"{folder}/rows")
assembler = VectorAssembler(inputCols=["a", "b"], outputCol="features")
estimators = {
    "forest": RandomForestRegressor(numTrees=7, maxDepth=4, seed=11),
    "boosted": GBTRegressor(maxIter=3, seed=11),
    "logistic": LogisticRegression(labelCol="class", regParam=0.01),
}


def predictions(model):
    return [row["prediction"] for row in model.transform(rows).orderBy("a").collect()]


answer = {
    name: predictions(Pipeline(stages=[assembler, estimator]).fit(rows))
    for name, estimator in estimators.items()
}
answer["saved there"] = predictions(PipelineModel.load(f"{folder}/from-typescript"))
Pipeline(stages=[assembler, estimators["forest"]]).fit(rows).write().overwrite().save(f"{folder}/from-python")
print(json.dumps(answer))
