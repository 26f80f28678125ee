import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";

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

/** How a page is looked at; dark unless said otherwise. */
export interface PageOptions {
  readonly theme?: "dark" | "light";
  readonly height?: number;
}

/** Opens a page in a profile of its own, in which any script error or refused script fails the test that runs. */
export async function openPage(
  browser: Browser,
  { theme = "dark", height = 1000 }: PageOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height },
    colorScheme: theme,
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => {
    throw error;
  });
  page.on("console", (message) => {
    if (message.type() === "error" && /Content Security Policy/.test(message.text()))
      throw new Error(message.text());
  });
  return page;
}
