/** Hours of forecast drawn in a second. */
const hoursPerSecond = 90;

/**
 * How far a forecast is drawn: it begins where the forecast begins and moves right, as far as hours have arrived.
 * Only numbers and no clock or canvas of its own.
 */
export class Reveal {
  /** @type {string | null} */
  #burst = null;
  /** Right end of what is drawn, in seconds. */
  position = Number.NEGATIVE_INFINITY;
  /** Right end of what has arrived, in seconds. */
  target = Number.NEGATIVE_INFINITY;

  /** Whether there is more to draw. */
  get running() {
    return this.position < this.target;
  }

  /**
   * Takes note of a forecast's present extent; another forecast than before is drawn from its beginning.
   *
   * @param {string} burst - what identifies the forecast
   * @param {number} from - where it begins, in seconds
   * @param {number} to - its last hour that has arrived, in seconds
   */
  aim(burst, from, to) {
    if (burst !== this.#burst) this.position = from;
    this.#burst = burst;
    this.target = to;
  }

  /**
   * Moves on by the time that has passed.
   *
   * @param {number} elapsedMs
   */
  advance(elapsedMs) {
    const step = (hoursPerSecond * 3600 * elapsedMs) / 1000;
    this.position = Math.min(this.target, this.position + step);
  }

  /** Draws all at once: for readers who asked their system for less motion. */
  finish() {
    this.position = this.target;
  }
}
