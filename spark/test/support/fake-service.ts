import type { Service } from "../../services/service.ts";

/** A service whose program is a line of JavaScript. */
export function fakeService(changes: Partial<Service> & { readonly source?: string }): Service {
  const { source = "setInterval(() => {}, 1000)", ...rest } = changes;
  return {
    name: "fake",
    title: "a fake",
    startsAfter: [],
    stopsBefore: [],
    ports: [],
    address: "-",
    prepare: async () => {},
    command: () => ({
      program: process.execPath,
      args: ["-e", source],
      cwd: process.cwd(),
      stopSignal: "SIGTERM",
    }),
    identify: async () => "a fake",
    ...rest,
  };
}
