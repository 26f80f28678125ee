import { SparkSession } from "spark-connect-js";

const spark = await SparkSession.builder.remote("sc://127.0.0.1:15002").create();
const q = async (s: string) => {
  const t = Date.now();
  try {
    const r = await (await spark.sql(s)).collect();
    console.log(s.slice(0, 100), Date.now() - t, "ms");
    console.log(r.slice(0, 12));
  } catch (e) {
    console.log(s.slice(0, 100), String(e).slice(0, 600));
  }
};
for (const s of process.argv.slice(2)) await q(s);
await spark.stop();
