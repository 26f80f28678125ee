import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../../src/errors/index.ts";
import { needsTls } from "../../../src/transport/channel.ts";
import { resolveConnection } from "../../../src/transport/connection-environment.ts";
import { parseConnectionString } from "../../../src/transport/connection-string.ts";

const sessionId = "6b7c8a0e-3a55-4f0b-9a3b-0f2a8f8f1f00";

describe("connection string", () => {
  it.each([
    ["sc://localhost", "localhost", 15002],
    ["sc://localhost/", "localhost", 15002],
    ["sc://spark.example.org:443", "spark.example.org", 443],
    ["sc://127.0.0.1:25002/;", "127.0.0.1", 25002],
    ["sc://[::1]:7077/;user_id=me", "[::1]", 7077],
    ["sc://[2001:db8::7]", "[2001:db8::7]", 15002],
  ])("reads the address of %s", (text, host, port) => {
    expect(parseConnectionString(text)).toMatchObject({ host, port });
  });

  it("reads every known parameter and makes headers of the rest", () => {
    const text =
      `sc://h/;use_ssl=TRUE;token=a%3Db%3Bc;user_id=mona;user_agent=my%20app;session_id=${sessionId}` +
      ";grpc_max_message_size=1000;x-team=lake;Region=eu";
    expect(parseConnectionString(text)).toEqual({
      host: "h",
      port: 15002,
      useSsl: true,
      token: "a=b;c",
      userId: "mona",
      userAgent: "my app",
      sessionId,
      maxMessageSize: 1000,
      keepalive: { timeMs: 310_000, timeoutMs: 20_000, withoutCalls: false },
      headers: new Map([
        ["x-team", "lake"],
        ["Region", "eu"],
      ]),
    });
  });

  it("has Spark's defaults", () => {
    const options = parseConnectionString("sc://h");
    expect(options.maxMessageSize).toBe(134_217_728);
    expect(options.useSsl).toBe(false);
  });

  it("pings as seldom as every server allows, and only while a call runs", () => {
    const { keepalive } = parseConnectionString("sc://h");
    expect(keepalive).toEqual({ timeMs: 310_000, timeoutMs: 20_000, withoutCalls: false });
  });

  it.each([
    ["grpc_keepalive_enabled=false", undefined],
    ["grpc_keepalive_enabled=false;grpc_keepalive_time_ms=1000", undefined],
    ["grpc_keepalive_enabled=true", { timeMs: 60_000, timeoutMs: 20_000, withoutCalls: true }],
    ["grpc_keepalive_time_ms=1000", { timeMs: 1000, timeoutMs: 20_000, withoutCalls: true }],
    ["grpc_keepalive_timeout_ms=5000", { timeMs: 60_000, timeoutMs: 5000, withoutCalls: true }],
    ["grpc_keepalive_without_calls=false", { timeMs: 60_000, timeoutMs: 20_000, withoutCalls: false }],
  ])("takes %s", (parameters, keepalive) => {
    expect(parseConnectionString(`sc://h/;${parameters}`).keepalive).toEqual(keepalive);
  });

  it.each([
    ["http://h:1", "must begin with sc://"],
    ["sc:/h", "must begin with sc://"],
    ["", "must begin with sc://"],
    ["sc://", '"" is not host or host:port'],
    ["sc://:15002", '":15002" is not host or host:port'],
    ["sc://h:", '"" is not a port'],
    ["sc://h:0", '"0" is not a port'],
    ["sc://h:65536", '"65536" is not a port'],
    ["sc://h:1e3", '"1e3" is not a port'],
    ["sc://::1", "an IPv6 host stands in brackets"],
    ["sc://user@h", "is not host or host:port"],
    ["sc://h/path", 'its path must be empty, not "/path"'],
    ["sc://h/path;a=b", 'its path must be empty, not "/path"'],
    ["sc://h;user_id=a", "is not host or host:port"],
    ["sc://h/;user_id", 'exactly one "="'],
    ["sc://h/;=a", 'exactly one "="'],
    ["sc://h/;a=b;", 'exactly one "="'],
    ["sc://h/;a=b=c", 'exactly one "="'],
    ["sc://h/;a=1;a=2", "the parameter a is given twice"],
    ["sc://h/;a=%zz", "the value of a is not valid percent-encoding"],
    ["sc://h/;use_ssl=yes", 'use_ssl must be true or false, not "yes"'],
    ["sc://h/;session_id=abc", 'session_id must be a UUID, not "abc"'],
    ["sc://h/;grpc_max_message_size=0", "must be a positive whole number"],
    ["sc://h/;grpc_keepalive_time_ms=1.5", "must be a positive whole number"],
    [`sc://h/;user_agent=${"x".repeat(2049)}`, "at most 2048 characters"],
    ["sc://h/;user agent=x", "neither a known parameter nor a name for a text header"],
    ["sc://h/;trace-bin=x", "neither a known parameter nor a name for a text header"],
    ["sc://h/;x-name=%C3%A9", "printable ASCII only"],
    ["sc://h/;token=", "A token must be a non-empty text"],
    ["sc://h/;token=a%0Ab", "A token must be a non-empty text"],
  ])("refuses %s", (text, reason) => {
    expect(() => parseConnectionString(text)).toThrow(ArgumentError);
    expect(() => parseConnectionString(text)).toThrow(reason);
  });

  it("does not show the token in its errors", () => {
    expect(() => parseConnectionString("sc://h/;token=secret;session_id=1")).toThrow('"sc://h/;…"');
  });
});

describe("TLS", () => {
  it.each([
    ["sc://h", false],
    ["sc://h/;use_ssl=true", true],
    ["sc://h/;token=t", true],
    ["sc://h/;token=t;use_ssl=false", true],
    ["sc://127.0.0.1/;token=t", true],
    ["sc://localhost/;token=t", false],
    ["sc://localhost/;token=t;use_ssl=true", true],
  ])("%s: %s", (text, secure) => {
    expect(needsTls(parseConnectionString(text))).toBe(secure);
  });
});

it("certificates switch TLS on, and so does a token provider", () => {
  expect(needsTls(resolveConnection("sc://localhost", {}, { tls: {} }))).toBe(true);
  expect(needsTls(resolveConnection("sc://h", {}, { token: () => "t" }))).toBe(true);
  expect(needsTls(resolveConnection("sc://localhost", {}, { token: () => "t" }))).toBe(false);
});

describe("environment", () => {
  it("gives the connection string and defaults", () => {
    expect(
      resolveConnection(undefined, {
        SPARK_REMOTE: "sc://h:1",
        SPARK_CONNECT_AUTHENTICATE_TOKEN: "t",
        SPARK_CONNECT_USER_AGENT: "agent",
        SPARK_USER: "mona",
        USER: "root",
      }),
    ).toMatchObject({ host: "h", port: 1, token: "t", userAgent: "agent", userId: "mona" });
  });

  it("yields to the connection string", () => {
    const environment = { SPARK_REMOTE: "sc://h:1", SPARK_CONNECT_AUTHENTICATE_TOKEN: "t", USER: "root" };
    const text = "sc://g/;token=mine;user_id=me;user_agent=mine";
    expect(resolveConnection(text, environment)).toMatchObject({
      host: "g",
      token: "mine",
      userAgent: "mine",
      userId: "me",
    });
    expect(resolveConnection("sc://g", { USER: "root" })).toMatchObject({ userId: "root", token: undefined });
  });

  it("loses to a token of the program, which must be the only one", () => {
    const environment = { SPARK_CONNECT_AUTHENTICATE_TOKEN: "t" };
    expect(resolveConnection("sc://h", environment, { token: "mine" })).toMatchObject({ token: "mine" });
    expect(() => resolveConnection("sc://h/;token=a", environment, { token: "b" })).toThrow(/given twice/);
  });

  it("without a token may leave its variable empty", () => {
    expect(resolveConnection("sc://h", { SPARK_CONNECT_AUTHENTICATE_TOKEN: "" }).token).toBeUndefined();
  });

  it("is asked for when nothing names a server", () => {
    expect(() => resolveConnection(undefined, {})).toThrow(/SPARK_REMOTE/);
    expect(() => resolveConnection(undefined, { SPARK_REMOTE: "" })).toThrow(ArgumentError);
  });
});

describe("an authorization header", () => {
  it.each(["sc://localhost/;Authorization=Basic%20eDp5", "sc://h/;use_ssl=true;authorization=x"])(
    "is sent to %s",
    (text) => expect(resolveConnection(text, {}).headers.size).toBe(1),
  );

  it.each(["sc://h/;authorization=x", "sc://127.0.0.1/;Authorization=x"])("is not sent to %s", (text) => {
    expect(() => resolveConnection(text, {})).toThrow(/would be sent unencrypted. Add use_ssl=true/);
  });

  it("excludes a token", () => {
    const text = "sc://localhost/;authorization=x";
    expect(() => resolveConnection(text, {}, { token: () => "t" })).toThrow(/give one of the two/);
  });
});
