import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** Where systems install a Chromium; the one the npm package carries is used where there is none. */
const systemBrowsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Starts a headless Chromium. */
export async function launchChromium(): Promise<Browser> {
  const installed = systemBrowsers.find((path) => existsSync(path));
  return await chromium.launch({
    executablePath: installed ?? (await sparticuz.executablePath()),
    headless: true,
    // No sandbox: inside containers and for root, Chromium refuses to start with it; only our own pages are opened.
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--font-render-hinting=none"],
  });
}
