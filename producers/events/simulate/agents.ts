import type { SeededRandom } from "../../lib/random.ts";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";
const android =
  "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0";
const iphone =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6";

/** Browsers by their share of visitors, in percent. */
const agents = [
  [`${chrome} Safari/537.36`, 38],
  [`${android} Mobile Safari/537.36`, 27],
  [`${iphone} Mobile/15E148 Safari/604.1`, 20],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", 7],
  [`${chrome} Safari/537.36 Edg/142.0.0.0`, 6],
  ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", 2],
] as const;

/** Where visits come from, in percent; what is missing to 100 typed the address. */
const origins = [
  ["https://www.google.com/", 44],
  ["https://www.bing.com/", 7],
  ["https://www.instagram.com/", 9],
  ["https://news.shop.example/weekly", 8],
] as const;

/** The browser of a visitor. */
export function agentOf(random: SeededRandom): string {
  return chosen(agents, random) ?? agents[0][0];
}

/** The page outside the shop that led here, or null for a visitor who typed the address. */
export function originOf(random: SeededRandom): string | null {
  return chosen(origins, random);
}

function chosen(shares: readonly (readonly [string, number])[], random: SeededRandom): string | null {
  let left = random.next() * 100;
  for (const [item, percent] of shares) {
    left -= percent;
    if (left < 0) return item;
  }
  return null;
}
