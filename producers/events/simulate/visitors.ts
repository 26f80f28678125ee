import type { SeededRandom } from "../../lib/random.ts";
import { agentOf, originOf } from "./agents.ts";
import { landingPage, nextPage, type Page, popular } from "./site.ts";

/** One page view, without its time. */
export interface Click {
  readonly user_id: string;
  readonly url: string;
  readonly referrer: string | null;
  readonly ua: string;
}

/** Page views of a shop, one after the other, without end. */
export interface Visitors {
  next(): Click;
}

interface Visit {
  readonly user: string;
  readonly agent: string;
  page: Page;
  referrer: string | null;
}

const users = 50_000;
const host = "https://shop.example";

/**
 * Lets `concurrent` visitors go through the shop, each following its links from page to page.
 *
 * Whoever leaves makes room for another; few users come often, most come seldom.
 */
export function simulateVisitors(random: SeededRandom, concurrent = 500): Visitors {
  const visits = Array.from({ length: concurrent }, () => arrive(random));
  return {
    next() {
      const at = random.int(0, concurrent - 1);
      const visit = visits[at] ?? arrive(random);
      const click = {
        user_id: visit.user,
        url: `${host}${visit.page.path}`,
        referrer: visit.referrer,
        ua: visit.agent,
      };
      const page = nextPage(visit.page.kind, random);
      if (page === null) {
        visits[at] = arrive(random);
      } else {
        visit.referrer = click.url;
        visit.page = page;
      }
      return click;
    },
  };
}

function arrive(random: SeededRandom): Visit {
  return {
    user: `u${popular(users, random)}`,
    agent: agentOf(random),
    page: landingPage(random),
    referrer: originOf(random),
  };
}
