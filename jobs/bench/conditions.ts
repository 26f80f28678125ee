import { cpus, loadavg, totalmem } from "node:os";

/** On what, and beside how much other work, something is measured. */
export function conditions(): string {
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  const day = new Date().toISOString().slice(0, 10);
  return `${day}, ${cpus().length} × ${cpus()[0]?.model}, ${gigabytes} GiB, Node.js ${process.version}, load ${load.toFixed(1)}`;
}
