/** @import { OrdersSlot } from "../../server/wire.ts" */
import { element } from "../shared/dom.js";
import { formatBytes } from "../shared/format.js";

/** What each state of a slot means for who runs it. */
const meanings = {
  reserved: "all is there",
  extended: "all is there; more is kept than usual",
  unreserved: "about to be lost: start its reader now",
  lost: "changes are gone: begin anew with npm run cdc:orders-log -- --snapshot",
};

/** @param {OrdersSlot} slot */
export function slotBody({ active, status, keptBytes, leftBytes }) {
  const fine = status === "reserved" || status === "extended";
  const limit = leftBytes === null ? null : keptBytes + leftBytes;
  return element(
    "div",
    { class: "slot" },
    fact("Reader", active ? "reads now" : "away", active),
    fact("State", `${status}: ${meanings[status]}`, fine),
    fact("Kept for it", formatBytes(keptBytes), fine),
    fact("Until it is lost", leftBytes === null ? "no limit" : formatBytes(leftBytes), fine),
    limit === null
      ? null
      : element("meter", {
          min: 0,
          max: limit,
          high: limit / 2,
          value: keptBytes,
          "aria-label": `${formatBytes(keptBytes)} of ${formatBytes(limit)} kept`,
        }),
  );
}

/**
 * @param {string} term
 * @param {string} text
 * @param {boolean} good
 */
function fact(term, text, good) {
  return element("dl", {}, element("dt", {}, term), element("dd", { "data-good": String(good) }, text));
}
