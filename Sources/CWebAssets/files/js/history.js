import { start as startAll } from "./app.js";

/** Expands all events, and puts older ones below those that are there. */
export function start(element) {
  element.addEventListener("click", (event) => {
    const expand = event.target.closest('[data-command="expand"]');
    const more = event.target.closest("[data-more]");
    if (expand) expandAll(element, expand);
    if (more && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      showMore(element, more);
    }
  });
  openNamed();
  window.addEventListener("hashchange", openNamed);
}

function expandAll(element, button) {
  const open = button.textContent === "Expand all";
  for (const details of element.querySelectorAll("details.event")) details.open = open;
  button.textContent = open ? "Shut all" : "Expand all";
}

/** The event that the address names is open. */
function openNamed() {
  const named = document.getElementById(location.hash.slice(1));
  if (named?.matches("details.event")) named.open = true;
}

async function showMore(element, link) {
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href);
  if (!answer.ok) return location.assign(link.href);
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = document.importNode(next.querySelector(".history-list"), true);
  list.removeAttribute("data-part");
  list.querySelector(".history-note")?.remove();
  // The first window would slide away from what is put below it, so it stays as it is from now on.
  const first = element.querySelector(".history-list[data-part]");
  if (first) {
    first.removeAttribute("data-part");
    first.querySelector(".history-note")?.append(" New events are shown when the page is loaded again.");
  }
  element.querySelector(".history-more").append(list);
  startAll(list);
  const further = next.querySelector("[data-more]");
  if (further) link.href = further.getAttribute("href");
  else link.parentElement.remove();
  link.removeAttribute("aria-busy");
}
