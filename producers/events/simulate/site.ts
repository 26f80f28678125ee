import type { SeededRandom } from "../../lib/random.ts";

/** What a page of the shop is for. */
export type PageKind =
  | "home"
  | "category"
  | "search"
  | "product"
  | "cart"
  | "checkout"
  | "confirmation"
  | "help";

/** A page as a visitor sees it. */
export interface Page {
  readonly kind: PageKind;
  readonly path: string;
}

const categories = ["bikes", "wheels", "helmets", "lights", "bags", "tools", "clothing", "parts"] as const;
const searches = ["chain", "rain+jacket", "usb+light", "tubeless+kit", "kids+helmet", "pannier"] as const;
const helpPages = ["shipping", "returns", "sizes", "contact"] as const;
const products = 2_000;

/** Where a visitor goes from each page, in percent; what is missing to 100 is how many leave. */
const ways: Readonly<Record<PageKind, readonly (readonly [PageKind, number])[]>> = {
  home: [
    ["category", 40],
    ["search", 18],
    ["product", 12],
    ["help", 3],
  ],
  category: [
    ["product", 55],
    ["category", 18],
    ["search", 5],
    ["home", 4],
  ],
  search: [
    ["product", 50],
    ["search", 18],
    ["category", 6],
  ],
  product: [
    ["product", 28],
    ["category", 18],
    ["cart", 12],
    ["search", 8],
    ["help", 2],
  ],
  cart: [
    ["checkout", 45],
    ["product", 22],
    ["category", 8],
    ["help", 4],
  ],
  checkout: [
    ["confirmation", 62],
    ["cart", 10],
    ["help", 4],
  ],
  confirmation: [
    ["home", 15],
    ["category", 8],
  ],
  help: [
    ["home", 20],
    ["product", 20],
    ["cart", 10],
  ],
};

/** The page a visit begins with: most come through a search engine to a product or a list of them. */
export function landingPage(random: SeededRandom): Page {
  const at = random.next();
  return pageOf(at < 0.35 ? "home" : at < 0.65 ? "product" : "category", random);
}

/** The page a visitor opens after `from`, or null for one who leaves. */
export function nextPage(from: PageKind, random: SeededRandom): Page | null {
  let left = random.next() * 100;
  for (const [kind, percent] of ways[from]) {
    left -= percent;
    if (left < 0) return pageOf(kind, random);
  }
  return null;
}

function pageOf(kind: PageKind, random: SeededRandom): Page {
  return { kind, path: pathOf(kind, random) };
}

function pathOf(kind: PageKind, random: SeededRandom): string {
  switch (kind) {
    case "home":
      return "/";
    case "category":
      return `/c/${random.pick(categories)}`;
    case "search":
      return `/search?q=${random.pick(searches)}`;
    case "product":
      return `/p/${popular(products, random)}`;
    case "cart":
    case "checkout":
      return `/${kind}`;
    case "confirmation":
      return "/order/confirmed";
    case "help":
      return `/help/${random.pick(helpPages)}`;
  }
}

/** A number from 1 to `count`, small ones far more often: few things are popular, most are not. */
export function popular(count: number, random: SeededRandom): number {
  return Math.max(1, Math.ceil(count * random.next() ** 3));
}
