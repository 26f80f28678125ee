import { type Service, StackError } from "../services/service.ts";
import { describeTakenPort, isPortFree, portOwner } from "./port-owner.ts";

/** One sentence for each port of some services that another program has, or that two of them want. */
export async function takenPorts(services: readonly Service[]): Promise<string[]> {
  const taken: string[] = [];
  const wanted = new Map<number, string>();
  for (const { name, ports } of services) {
    for (const { port, use } of ports) {
      const other = wanted.get(port);
      wanted.set(port, name);
      if (other !== undefined)
        taken.push(`${name} (${use}): port ${port} is set for ${other} too: set another in config.yml`);
      if (other !== undefined || (await isPortFree(port))) continue;
      taken.push(
        `${name} (${use}): ${describeTakenPort(port, portOwner(port))}: end it or set another port in config.yml`,
      );
    }
  }
  return taken;
}

/** Rejects with those sentences unless every port is free. */
export async function requireFreePorts(services: readonly Service[]): Promise<void> {
  const taken = await takenPorts(services);
  if (taken.length > 0) throw new StackError(taken.join("\n"));
}
