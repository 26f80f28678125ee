/** @import { LiveStore } from "../shared/live-store.js" */
import { element } from "../shared/dom.js";
import { formatAge } from "../shared/format.js";

/** Without a message for this long, "live" is said with a warning. */
const quietAfterSeconds = 20;

/** The switch between live and paused, which always says how far behind the page is. */
export class LiveSwitch {
  #button;
  #store;
  #onSource;
  /** @type {number | null} */
  #pausedAt = null;

  /**
   * @param {HTMLElement} button
   * @param {() => LiveStore} store
   * @param {(source: LiveStore) => void} onSource - told what to show: the live store, or a copy that stands still
   */
  constructor(button, store, onSource) {
    this.#button = button;
    this.#store = store;
    this.#onSource = onSource;
    button.addEventListener("click", () => this.toggle());
    this.show();
  }

  get paused() {
    return this.#pausedAt !== null;
  }

  toggle() {
    const store = this.#store();
    this.#pausedAt = this.paused ? null : store.now();
    this.#onSource(this.paused ? store.freeze() : store);
    this.show();
  }

  /** Brings the words up to date. */
  show() {
    const behind = this.#behindSeconds();
    const state = this.paused ? "paused" : behind === null || behind > quietAfterSeconds ? "quiet" : "live";
    const words = { paused: "Paused", quiet: "Live", live: "Live" }[state];
    this.#button.dataset.state = state;
    this.#button.setAttribute("aria-pressed", String(this.paused));
    this.#button.replaceChildren(
      element("span", { class: "live-mark", "aria-hidden": "true" }),
      element("span", {}, words),
      element(
        "span",
        { class: "behind" },
        behind === null ? "no data yet" : `behind by ${inSeconds(behind)}`,
      ),
    );
  }

  /** Paused: time since the pause. Live: time since the newest message was written to Kafka. */
  #behindSeconds() {
    const store = this.#store();
    if (this.#pausedAt !== null) return Math.max(0, store.now() - this.#pausedAt) / 1000;
    const newest = [...store.channel("feeds").values()].map(({ lastMessageAt }) =>
      Date.parse(lastMessageAt ?? ""),
    );
    const times = newest.filter((time) => !Number.isNaN(time));
    return times.length === 0 ? null : Math.max(0, store.now() - Math.max(...times)) / 1000;
  }
}

/** @param {number} seconds */
function inSeconds(seconds) {
  return seconds < 10 ? `${seconds.toFixed(1)} s` : formatAge(seconds);
}
