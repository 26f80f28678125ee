/** @import { ChangesMessage, ChannelName } from "../../server/wire.ts" */

/** A page out of sight this long gives its connection back: a browser has only six for one server. */
const hiddenForMs = 30_000;

/**
 * What a page hears from its one connection.
 *
 * @typedef {object} StreamHandlers
 * @property {(message: ChangesMessage) => void} onChanges
 * @property {(connected: boolean) => void} onConnection
 */

/**
 * Opens the page's one connection to the server and keeps it: the browser reconnects by itself and says where it was;
 * while the page is hidden the connection is closed, and continues from there once the page is seen again.
 *
 * @param {readonly ChannelName[]} channels
 * @param {StreamHandlers} handlers
 */
export function openLiveStream(channels, { onChanges, onConnection }) {
  /** @type {EventSource | null} */
  let source = null;
  let lastEventId = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let hidden;

  function open() {
    const query = new URLSearchParams({
      channels: channels.join(),
      ...(lastEventId && { from: lastEventId }),
    });
    source = new EventSource(`/api/stream?${query}`);
    source.addEventListener("open", () => onConnection(true));
    source.addEventListener("error", () => {
      onConnection(false);
      // After some answers, such as 503, a browser gives up; a page left open overnight must not.
      if (source?.readyState === EventSource.CLOSED) setTimeout(reopen, 5_000);
    });
    source.addEventListener("changes", (event) => {
      lastEventId = event.lastEventId;
      onChanges(JSON.parse(event.data));
    });
  }

  function close() {
    source?.close();
    source = null;
  }

  function reopen() {
    close();
    if (document.visibilityState === "visible") open();
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(hidden);
    if (document.visibilityState === "hidden") hidden = setTimeout(close, hiddenForMs);
    else if (source === null) open();
  });
  open();
}
