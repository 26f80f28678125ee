import type { Query } from "../query-language.ts";

const how = ["inner", "left", "leftouter", "right", "full", "outer", "semi", "leftsemi", "anti", "left_anti"];

/** Joins, set operations and sub-queries. */
export const joins: readonly Query[] = [
  ...how.map(
    (type) =>
      `table("people").select("id", "name").join(table("orders").select("id", "order_id"), "id", "${type}").orderBy("id", F.lit(2))`,
  ),
  ...how.map((type) =>
    `table("people").alias("p").join(table("orders").alias("o"), expr("p.id = o.id"), "${type}").select("p.name").orderBy("name")`.replace(
      '"right")',
      '"right_outer")',
    ),
  ),
  'table("people").join(table("orders"), ["id"]).orderBy("order_id")',
  'table("people").join(table("orders"), "id", "full").orderBy("order_id", "id")',
  'table("people").join(table("orders"), table("people").col("id").eq(table("orders").col("id")))',
  'table("people").alias("a").join(table("people").alias("b"), col("a.age").eq(col("b.age"))).select("a.id", "b.id").orderBy("a.id", "b.id")',
  'table("people").alias("a").join(table("people").alias("b"), col("a.age").eqNullSafe(col("b.age")), "left").select("a.id", "b.name").orderBy("a.id", "b.name")',
  'table("people").alias("a").join(table("people").alias("b"), [col("a.city").eq(col("b.city")), col("a.id").lt(col("b.id"))]).select("a.*", col("b.id").alias("other")).orderBy("id")',
  'table("people").select("id").crossJoin(spark.range(2).toDF("k")).orderBy("id", "k")',
  'table("people").select("id").join(spark.range(2).toDF("k")).orderBy("id", "k")',
  'table("people").select("id").join(spark.range(1, 3), "id", "cross").orderBy("id")',
  'table("numbers").alias("a").join(table("numbers").alias("b"), "d").select("a.i", "b.i").orderBy("a.i", "b.i")',
  'table("people").hint("merge").join(table("orders").hint("shuffle_hash"), "id").select("order_id").orderBy("order_id")',
  'table("people").join(F.broadcast(table("orders")), "id").select("order_id").orderBy("order_id")',
  'table("people").select("id", "age").union(table("people").select("age", "id")).orderBy("id", "age")',
  'table("people").select("id").unionAll(table("people").select("id")).orderBy("id")',
  'table("people").select("id", "name").unionByName(table("people").select("name", "id")).orderBy("id")',
  'table("people").select("id", "name").unionByName(table("people").select("id", "age"), true).orderBy("id", "age")',
  'table("people").select("id", "name").unionByName(table("people").select("id", "age"))',
  'table("people").select("id").union(table("people").select("name")).orderBy("id")',
  'table("people").select("id").union(table("people"))',
  'table("people").select("age", "city").intersect(table("people").select("age", "city")).orderBy("age", "city")',
  'table("people").select("age").intersectAll(table("people").select("age")).orderBy("age")',
  'table("people").select("id").subtract(spark.range(4)).orderBy("id")',
  'table("people").select("age").exceptAll(table("people").select("age").limit(0)).orderBy("age")',
  'table("numbers").select("d").union(table("numbers").select("d")).distinct().orderBy("d")',
  'table("numbers").select("d").intersect(table("numbers").select("d")).orderBy("d")',
  'table("orders").select("price").union(spark.range(1)).orderBy("price")',
  'table("people").where(col("id").eq(spark.range(3).agg(F.max("id")).scalar())).select("id", "name")',
  'table("people").where(table("orders").where(col("id").eq(col("people.id").outer())).exists())',
  'table("people").alias("p").where(table("orders").alias("o").where(col("o.id").eq(col("p.id").outer())).exists()).select("id").orderBy("id")',
  'table("people").alias("p").where(table("orders").alias("o").where(col("o.id").eq(col("p.id").outer())).exists().not()).select("id").orderBy("id")',
  'table("people").alias("p").select("id", table("orders").alias("o").where(col("o.id").eq(col("p.id").outer())).agg(F.sum("price")).scalar().alias("spent")).orderBy("id")',
  'table("people").select(spark.range(2).scalar())',
  'table("people").alias("p").lateralJoin(table("orders").alias("o").where(col("o.id").eq(col("p.id").outer())).select("item")).select("p.id", "item").orderBy("p.id", "item")',
  'table("people").alias("p").lateralJoin(table("orders").alias("o").where(col("o.id").eq(col("p.id").outer())).select("item"), undefined, "left").select("p.id", "item").orderBy("p.id", "item")',
  'table("nested").alias("n").lateralJoin(spark.tvf.explode(col("n.xs").outer()).toDF("x")).select("id", "x").orderBy("id", "x")',
  'spark.tvf.explode(F.array(lit(1), lit(2))).orderBy("col")',
  'spark.tvf.posexplode(F.array(lit("a"), lit("b"))).orderBy("pos")',
  'spark.tvf.inline(F.array(F.struct(lit(1).alias("a"), lit("b").alias("b")))).orderBy("a")',
  'spark.tvf.stack(lit(2), lit(1), lit(2), lit(3)).orderBy("col0")',
  'spark.tvf.explode(F.createMap(lit("a"), lit(1)))',
  'spark.tvf.stack(lit(1), lit("x")).select(F.upper("col0"))',
];
