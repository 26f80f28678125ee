import { allTables } from "@kindling/jobs/tables";
import { storageClient } from "@kindling/spark/clients";
import type { Config } from "@kindling/spark/config";
import type { Kafka } from "kafkajs";
import { fewAtOnce } from "../sources/few-at-once.ts";
import { sharedAdmin } from "../sources/kafka-admin.ts";
import { kafkaLogSizes } from "../sources/kafka-log-sizes.ts";
import { sparkConnectSql } from "../sources/spark-sql.ts";
import { checkpointRows } from "./checkpoint-rows.ts";
import { eventQueries } from "./events/event-queries.ts";
import { forecastAccuracy } from "./forecast-accuracy.ts";
import { kafkaHealth, topicRows } from "./kafka-cluster.ts";
import { kafkaGroups } from "./kafka-groups.ts";
import { kafkaTopics } from "./kafka-topics.ts";
import { modelCard } from "./model-card.ts";
import { bucketRows, storageHealth } from "./object-store.ts";
import { orderQueries } from "./orders/order-queries.ts";
import { ordersDatabase } from "./orders/orders-database.ts";
import { postgresHealth } from "./postgres.ts";
import type { Queries } from "./queries.ts";
import { sparkApplicationHealth, sparkMasterHealth, sparkWorkerHealth } from "./spark-cluster.ts";
import { sparkConnectHealth } from "./spark-connect.ts";
import { stackReport } from "./stack-report.ts";
import { streamRows } from "./stream-rows.ts";
import { tableRows } from "./table-rows.ts";

/** Statements about tables that run at a time; there are many tables, and the streams need the cores too. */
const tablesAtOnce = 2;

/** As the contract of each system says. */
const checkpointPlaces = ({ orders }: Config) => ({
  root: "_checkpoints/",
  others: { "orders-stream": `food/${orders.kafka.topicPrefix}/checkpoints/` },
});

/** Joins every question with the service that answers it. Connects to nothing before the first question. */
export function connectQueries(
  config: Config,
  kafka: Kafka,
): { readonly queries: Queries; close(): Promise<void> } {
  const { spark, storage, stack } = config;
  const sql = sparkConnectSql(spark.remote);
  const admin = sharedAdmin(kafka);
  const objects = storageClient(storage);
  const sparkHost = new URL(spark.remote.replace(/^sc:/, "http:")).hostname;
  const page = (port: number) => `http://${sparkHost}:${port}`;
  const topics = config.topics.map(({ name }) => name);
  return {
    queries: {
      health: [
        sparkMasterHealth(page(spark.ports.masterUi)),
        sparkWorkerHealth(page(spark.ports.masterUi), page(spark.ports.workerUi)),
        sparkApplicationHealth(page(spark.ports.applicationUi)),
        sparkConnectHealth(sql, spark.remote),
        kafkaHealth(admin.withAdmin, config.kafka.bootstrapServers),
        storageHealth(objects, storage.engine, storage.endpoint, storage.buckets),
        postgresHealth(config.postgres),
      ],
      processes: stackReport(stack.stateDir, "stack.json"),
      programs: stackReport(stack.stateDir, "application.json"),
      topics: topicRows(admin.withAdmin, topics),
      kafkaTopics: kafkaTopics(admin.withAdmin, kafkaLogSizes(stack.stateDir)),
      kafkaGroups: kafkaGroups(admin.withAdmin),
      checkpoints: checkpointRows(objects, storage.buckets, checkpointPlaces(config), admin.withAdmin),
      streams: streamRows(stack.stateDir),
      ...eventQueries(sql, config.events.lateAfterMinutes),
      ...orderQueries(sql, ordersDatabase(config)),
      tables: tableRows(
        fewAtOnce(sql, tablesAtOnce),
        allTables.map(({ name }) => name),
      ),
      buckets: bucketRows(objects, storage.buckets),
      model: modelCard(sql),
      accuracy: forecastAccuracy(sql),
    },
    async close() {
      await Promise.all([admin.close(), sql.close()]);
      objects.destroy();
    },
  };
}
