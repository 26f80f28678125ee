/** @import { DecodedBytes, KafkaTopic, PeekAnswer, PeekedMessage } from "../../server/wire.ts" */
import { ageBadge } from "../shared/ages.js";
import { byId, element } from "../shared/dom.js";
import { formatBytes } from "../shared/format.js";

/**
 * Makes the form that reads the newest messages of a topic work.
 */
export function startPeek() {
  const form = /** @type {HTMLFormElement} */ (byId("peek-form"));
  const partitions = /** @type {HTMLSelectElement} */ (form.elements.namedItem("partition"));
  let topic = "";

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void read();
  });

  async function read() {
    const fields = new FormData(form);
    const partition = fields.get("partition") === "" ? null : Number(fields.get("partition"));
    const asked = topic;
    say("Reading…");
    const response = await fetch("/api/kafka/messages", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ topic, partition, count: Number(fields.get("count")) }),
    }).catch(() => null);
    // Meanwhile the reader may have turned to another topic.
    if (asked !== topic) return;
    if (response === null) return say("The dashboard does not answer.");
    const answer = await response.json();
    if (!response.ok) return say(answer.error);
    showAnswer(answer);
  }

  /** @param {PeekAnswer} answer */
  function showAnswer({ messages, empty, readAt }) {
    say(
      messages.length === 0 && empty === 0
        ? "There is no message."
        : empty === 0
          ? ""
          : `${empty} offsets hold no message: compacted away, or the marks of a transaction.`,
    );
    byId("messages").replaceChildren(...messages.map(messageCard));
    byId("messages-tile").querySelector(".tile-age")?.replaceChildren(ageBadge(readAt));
  }

  return {
    /** Offers the partitions of a topic; what was read of another one goes. @param {KafkaTopic} chosen */
    show(chosen) {
      if (chosen.topic === topic && partitions.length === chosen.partitions.length + 1) return;
      topic = chosen.topic;
      partitions.replaceChildren(
        element("option", { value: "" }, "all"),
        ...chosen.partitions.map(({ partition }) =>
          element("option", { value: partition }, String(partition)),
        ),
      );
      say("");
      byId("messages").replaceChildren();
      byId("messages-tile").querySelector(".tile-age")?.replaceChildren();
    },
  };
}

/** @param {string} text */
function say(text) {
  byId("peek-note").textContent = text;
}

/** @param {PeekedMessage} message */
function messageCard({ partition, offset, timestamp, key, value, headers }) {
  return element(
    "article",
    { class: "message" },
    element(
      "header",
      {},
      element("strong", {}, `${partition} : ${offset}`),
      element("time", { datetime: timestamp }, timestamp.replace("T", " ").replace("Z", " UTC")),
      ageBadge(timestamp, Number.POSITIVE_INFINITY),
    ),
    element(
      "dl",
      {},
      element("dt", {}, "key"),
      element("dd", {}, bytesText(key)),
      ...headers.flatMap(([name, header]) => [
        element("dt", {}, `header ${name}`),
        element("dd", {}, bytesText(header)),
      ]),
      element("dt", {}, "value"),
      element("dd", {}, bytesText(value)),
    ),
  );
}

/** @param {DecodedBytes | null} decoded */
function bytesText(decoded) {
  if (decoded === null) return element("span", { class: "quiet" }, "null");
  const { form, text, bytes, cut } = decoded;
  const note = `${form === "hex" ? "hexadecimal, " : ""}${formatBytes(bytes)}${cut ? ", the first part" : ""}`;
  return element(
    "div",
    { class: "bytes" },
    element("pre", { "data-form": form }, text),
    form !== "json" && !cut && form !== "hex" ? null : element("small", { class: "quiet" }, note),
  );
}
