import { clientVersion } from "../version.ts";

/** PySpark says `_SPARK_CONNECT_PYTHON`; servers group clients by this word. */
const defaultUserAgent = "_SPARK_CONNECT_JS";

/** What the server is told about this client with every call; its UI shows it. */
export function clientType(userAgent: string = defaultUserAgent): string {
  return `${userAgent} spark-connect-js/${clientVersion} os/${process.platform} node/${process.versions.node}`;
}
