// A page that names a stream of events is read again when the stream says that it has changed, and what differs is put in place.
const PAUSE = 400; // milliseconds in which several changes are one

/** Follows the page's stream; `start` is called with what was put in place. */
export function startLive(start) {
  const main = document.querySelector("main[data-live]");
  if (!main) return;
  const state = document.querySelector(".live-state");
  const source = new EventSource(main.dataset.live);
  let timer;
  source.onopen = () => state && (state.textContent = "live");
  source.onerror = () => state && (state.textContent = source.readyState === EventSource.CLOSED ? "" : "reconnecting");
  source.addEventListener("changed", () => {
    clearTimeout(timer);
    timer = setTimeout(() => refresh(start), PAUSE);
  });
  source.addEventListener("end", () => {
    source.close();
    if (state) state.textContent = "";
  });
}

/** Reads the page again and replaces each part marked `data-part` that has changed, unless the reader is busy in it. */
export async function refresh(start) {
  const answer = await fetch(location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = next.querySelector(`[data-part="${CSS.escape(part.dataset.part)}"]`);
    if (!fresh || part.contains(document.activeElement) && part.matches(":has(:focus:is(input, textarea, select))")) continue;
    if (part.dataset.source === fresh.outerHTML) continue;
    const open = [...part.querySelectorAll("details[open][id]")].map((details) => details.id);
    const source = fresh.outerHTML;
    const put = document.importNode(fresh, true);
    part.replaceWith(put);
    put.dataset.source = source;
    for (const id of open) put.querySelector(`#${CSS.escape(id)}`)?.setAttribute("open", "");
    start(put);
  }
}
