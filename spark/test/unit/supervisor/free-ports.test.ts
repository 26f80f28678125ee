import { expect, it } from "vitest";
import { takenPorts } from "../../../supervisor/free-ports.ts";
import { fakeService } from "../../support/fake-service.ts";

it("names a port that two services want, though it is free", async () => {
  const services = [
    fakeService({ name: "kafka", ports: [{ use: "clients", port: 1 }] }),
    fakeService({ name: "worker", ports: [{ use: "web", port: 1 }] }),
  ];
  expect((await takenPorts(services)).at(-1)).toBe(
    "worker (web): port 1 is set for kafka too: set another in config.yml",
  );
});
