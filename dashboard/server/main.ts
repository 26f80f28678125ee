import { createServer } from "node:http";
import { ConfigError, loadConfig } from "@kindling/spark/config";
import { createDashboard } from "./app.ts";
import { kafkaEnergyFeed } from "./live/kafka-energy-feed.ts";
import { connectQueries } from "./queries/connect-queries.ts";
import { peekMessages } from "./queries/peek-messages.ts";
import { kafkaClient } from "./sources/kafka.ts";
import { sparkSqlBox } from "./sql/sql-box.ts";

/** Starts the dashboard and stops it on Ctrl-C or SIGTERM; the one file that touches the process. */
async function main(): Promise<void> {
  const config = loadConfig();
  const kafka = kafkaClient(config.kafka.bootstrapServers);
  const { queries, close } = connectQueries(config, kafka);
  const sqlBox = sparkSqlBox(config.spark.remote);
  const dashboard = createDashboard({
    queries,
    peek: peekMessages(kafka),
    sqlBox,
    feed: kafkaEnergyFeed(kafka, config.energy),
    allowedHosts: [config.ui.host],
  });

  const server = createServer(dashboard.app);
  server.on("error", (error) => {
    const taken = "code" in error && error.code === "EADDRINUSE";
    const why = taken ? `port ${config.ui.port} is taken; set KINDLING_UI_PORT to another` : error.message;
    console.error(`dashboard: ${why}`);
    process.exit(1);
  });
  server.listen(config.ui.port, config.ui.host, () => {
    dashboard.start();
    console.log(`dashboard: http://${config.ui.host}:${config.ui.port}`);
  });

  const stop = once(async () => {
    server.close();
    await dashboard.stop();
    await Promise.all([close(), sqlBox.close()]);
    server.closeAllConnections();
  });
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

function once(act: () => Promise<void>): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    act().catch((error: unknown) => {
      console.error("dashboard: could not stop cleanly:", error);
      process.exit(1);
    });
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? `dashboard: ${error.message}` : error);
  process.exit(1);
});
