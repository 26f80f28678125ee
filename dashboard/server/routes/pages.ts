import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import express, { Router } from "express";

const webFolder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "web");
const uplotFolder = dirname(createRequire(import.meta.url).resolve("uplot"));

/** Each page's address and the folder of `web/` it lives in. */
const pages = {
  "/": "overview",
  "/energy": "energy",
  "/events": "events",
  "/orders": "orders",
  "/kafka": "kafka",
  "/sql": "sql",
} as const;

/** The pages, their modules and styles as they lie on disk, and uPlot from its package: nothing is built. */
export function pageRoutes(): Router {
  const router = Router();
  for (const [path, folder] of Object.entries(pages)) {
    router.get(path, (_request, response) => {
      response.set("Cache-Control", "no-cache").sendFile(join(webFolder, folder, "index.html"));
    });
  }
  const revalidate = { index: false, redirect: false, cacheControl: false, setHeaders };
  router.use("/web", express.static(webFolder, revalidate));
  router.get("/vendor/uplot.js", (_request, response) => {
    response.sendFile(join(uplotFolder, "uPlot.esm.js"));
  });
  router.get("/vendor/uplot.css", (_request, response) => {
    response.sendFile(join(uplotFolder, "uPlot.min.css"));
  });
  return router;
}

function setHeaders(response: express.Response): void {
  response.set("Cache-Control", "no-cache");
}
