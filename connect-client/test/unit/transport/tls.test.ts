import { ServerCredentials } from "@grpc/grpc-js";
import { afterEach, describe, expect, it } from "vitest";
import { ArgumentError, ConnectionError } from "../../../src/errors/index.ts";
import { SparkSession } from "../../../src/index.ts";
import { certificates } from "../../support/tls/index.ts";
import { FakeSpark } from "./fake-spark.ts";

const { ca, server, client } = certificates;

let spark: FakeSpark | undefined;
let session: SparkSession | undefined;

afterEach(async () => {
  await session?.stop();
  spark?.stop();
  session = undefined;
});

async function start(options: { asksForClient: boolean }): Promise<void> {
  const pair = { cert_chain: server.certificate, private_key: server.key };
  spark = await FakeSpark.start({
    credentials: ServerCredentials.createSsl(ca, [pair], options.asksForClient),
  });
}

function builder(host = "localhost") {
  return SparkSession.builder.remote(`sc://${host}:${spark?.port}`).connectTimeout(2000);
}

describe("TLS", () => {
  it("trusts the authority it is given, and no other", async () => {
    await start({ asksForClient: false });
    session = await builder().tls({ ca }).create();
    expect(await session.version()).toBe("4.0.0");
    const failed = builder().tls().create();
    await expect(failed).rejects.toBeInstanceOf(ConnectionError);
    await expect(failed).rejects.toThrow(/over TLS.*certificate/);
  });

  it("checks that the certificate is for the host", async () => {
    await start({ asksForClient: false });
    const failed = builder("[::ffff:127.0.0.1]").tls({ ca }).create();
    await expect(failed).rejects.toThrow(/certificate/);
  });

  it("shows its own certificate where the server asks for one", async () => {
    await start({ asksForClient: true });
    session = await builder()
      .tls({ ca, ...client })
      .create();
    expect(await session.version()).toBe("4.0.0");
    await expect(builder().tls({ ca }).create()).rejects.toBeInstanceOf(ConnectionError);
  });

  it("takes PEM as text, and a token with it", async () => {
    await start({ asksForClient: false });
    session = await builder("127.0.0.1").tls({ ca: ca.toString() }).token("abc").create();
    expect(spark?.headers.get("authorization")).toEqual(["Bearer abc"]);
  });

  it.each([
    [{ ca: "/etc/ssl/ca.pem" }, "tls.ca must be the contents of a PEM file, not its path"],
    [{ certificate: client.certificate }, "tls.certificate and tls.key belong together"],
    [{ key: client.key }, "tls.certificate and tls.key belong together"],
    [{ certificate: client.certificate, key: server.key }, "cannot be used: .*key values mismatch"],
    [{ ca: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" }, "cannot be used"],
  ])("refuses options that cannot be meant", (options, reason) => {
    expect(() => SparkSession.builder.tls(options)).toThrow(ArgumentError);
    expect(() => SparkSession.builder.tls(options)).toThrow(new RegExp(reason));
  });
});
