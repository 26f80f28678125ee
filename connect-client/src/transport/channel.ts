import { Channel, type ChannelCredentials, type ChannelOptions, credentials } from "@grpc/grpc-js";
import type { ConnectionOptions } from "./connection-string.ts";

/** Reconnect soon after a server restart; gRPC's own limit of two minutes is longer than a restart takes. */
const maxReconnectBackoffMs = 10_000;

/**
 * Bytes the server may send ahead of what was read. HTTP/2's own 64 KiB would limit a server 20 ms away to
 * 3 MB a second; more than the 10 MiB a server keeps for a reattach would put rows at risk.
 */
const flowControlWindow = 4 * 1024 * 1024;

/** Opens a channel lazily: the first call connects. */
export function openChannel(connection: ConnectionOptions): Channel {
  const { host, port } = connection;
  return new Channel(`${host}:${port}`, channelCredentials(connection), channelOptions(connection));
}

/**
 * PySpark's rule: a token makes the channel secure, except that the host written `localhost` stays in the
 * clear unless `use_ssl` is set.
 */
export function needsTls({ useSsl, tls, token, host }: ConnectionOptions): boolean {
  return useSsl || tls !== undefined || (token !== undefined && host !== "localhost");
}

function channelCredentials(connection: ConnectionOptions): ChannelCredentials {
  if (!needsTls(connection)) return credentials.createInsecure();
  const { ca, key, certificate } = connection.tls ?? {};
  return credentials.createSsl(toBuffer(ca), toBuffer(key), toBuffer(certificate));
}

function toBuffer(pem: string | Uint8Array | undefined): Buffer | null {
  return pem === undefined ? null : Buffer.from(pem);
}

function channelOptions({ host, keepalive, maxMessageSize }: ConnectionOptions): ChannelOptions {
  return {
    "grpc.max_send_message_length": maxMessageSize,
    "grpc.max_receive_message_length": maxMessageSize,
    "grpc.max_reconnect_backoff_ms": maxReconnectBackoffMs,
    "grpc-node.flow_control_window": flowControlWindow,
    // Looks up TXT records that no Spark server publishes.
    "grpc.service_config_disable_resolution": 1,
    // A proxy of the environment cannot reach this machine's own loopback.
    ...(isLoopback(host) ? { "grpc.enable_http_proxy": 0 } : {}),
    ...(keepalive === undefined
      ? {}
      : {
          "grpc.keepalive_time_ms": keepalive.timeMs,
          "grpc.keepalive_timeout_ms": keepalive.timeoutMs,
          "grpc.keepalive_permit_without_calls": keepalive.withoutCalls ? 1 : 0,
        }),
  };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(\.\d{1,3}){3}$/.test(host);
}
