export { ConfigError } from "./config-error.ts";
export { type Config, loadConfig } from "./load-config.ts";
export { ordersTopic } from "./orders-topic.ts";
export { fromRepositoryRoot, repositoryRoot } from "./repository-root.ts";
