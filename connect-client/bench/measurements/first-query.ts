// The package as it is published.
import { SparkSession } from "spark-connect-js";

const spark = await SparkSession.builder.remote(process.env.SPARK_REMOTE ?? "").getOrCreate();
console.log(JSON.stringify(await (await spark.sql("select 1 AS one")).collect()));
await spark.stop();
