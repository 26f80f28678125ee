// The program behind `npm run up`: it supervises a detached stack and tells its starter how the start goes.
import { loadConfig } from "../config/index.ts";
import { runStack } from "../supervisor/run-stack.ts";
import type { StackMessage } from "./stack-message.ts";
import { stopSignal } from "./stop-signal.ts";

const tell = (message: StackMessage) => {
  if (process.connected) process.send?.(message);
};

try {
  const stop = stopSignal();
  const stack = await runStack(
    loadConfig,
    (service, status, text) => {
      console.log(`${new Date().toISOString()} ${service} ${status.state}: ${text}`);
      tell({ kind: "progress", service, state: status.state, text });
    },
    stop.signal,
  );
  tell({ kind: "ready" });
  await stop.requested;
  await stack.stop();
  process.exit(0);
} catch (error) {
  const text = error instanceof Error ? error.message : String(error);
  console.error(text);
  tell({ kind: "failed", text });
  process.exit(1);
}
