import type { RequestHandler } from "express";

/** Names under which this machine reaches its own loopback interface. */
const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Answers only requests addressed to a name this dashboard is known by. A foreign page that makes its own name point at
 * 127.0.0.1 (DNS rebinding) still sends that name in Host, and gets nothing.
 */
export function checkHost(allowedHosts: readonly string[]): RequestHandler {
  const allowed = new Set([...loopbackNames, ...allowedHosts]);
  return (request, response, next) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
    if (allowed.has(host)) {
      next();
      return;
    }
    response.status(421).type("text/plain").send(`This dashboard is not served under the name "${host}".\n`);
  };
}

/**
 * Lets a request that may change something pass only if it comes from this dashboard's own pages: browsers say so in
 * Sec-Fetch-Site and Origin, and a page cannot forge either.
 */
export const requireSameOrigin: RequestHandler = (request, response, next) => {
  const site = request.headers["sec-fetch-site"];
  const origin = request.headers.origin;
  const sameSite = site === undefined || site === "same-origin";
  const sameOrigin = origin !== undefined && origin === `http://${request.headers.host}`;
  if (sameSite && sameOrigin) {
    next();
    return;
  }
  response.status(403).json({ error: "Only this dashboard's own pages may ask for this." });
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers every response carries: own scripts only, no framing, no guessing of types, no referrer. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    "Content-Security-Policy": contentSecurityPolicy,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  });
  next();
};
