// Keys that lead through the pages. Where a reader writes, or holds another key down, they are letters as ever; they can be switched off.
import { choose, chosen } from "./cookies.js";

const FIELD = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog";
const PAUSE = 1500; // milliseconds between g and the letter of a page
let isGoing;

/** Listens for them. */
export function startShortcuts() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.target.closest?.(FIELD)) return;
    if (chosen("keys") === "off" && event.key !== "?") return;
    if (act(event.key)) event.preventDefault();
  });
  document.querySelector('[data-command="keys"]')?.addEventListener("click", openHelp);
}

/** Answers whether the key is one of ours. */
function act(key) {
  if (isGoing) {
    clearTimeout(isGoing);
    isGoing = undefined;
    return follow(`.side a[data-key="${CSS.escape(key)}"]`);
  }
  switch (key) {
    case "g":
      isGoing = setTimeout(() => (isGoing = undefined), PAUSE);
      return true;
    case "/": return focus("#query") || focus("main input[type=search], main form[method=get] input:not([type=hidden], [type=checkbox])");
    case "n": return follow('main a[rel="next"]');
    case "p": return follow('main a[rel="prev"]');
    case "]": return follow(".tabs a[aria-current] + a");
    case "[": return follow(".tabs a:has(+ a[aria-current])");
    case "t": return press('[data-command="time"]');
    case "?":
      openHelp();
      return true;
    default: return false;
  }
}

function follow(selector) {
  const link = document.querySelector(selector);
  link?.click();
  return Boolean(link);
}

function focus(selector) {
  const field = document.querySelector(selector);
  field?.focus();
  return Boolean(field);
}

function press(selector) {
  const button = document.querySelector(selector);
  button?.click();
  return Boolean(button);
}

async function openHelp() {
  if (document.querySelector("dialog[open]")) return;
  const { ask, element, labelled } = await import("./dialog.js");
  const pages = [...document.querySelectorAll(".side a[data-key]")].map((link) => [`g ${link.dataset.key}`, link.textContent.trim()]);
  const keys = [
    ["Ctrl K", "Go to any page, namespace or workflow"], ["/", "The page's filter or query"], ["n", "Next page of a list"], ["p", "Page before it"],
    ["]", "Next tab"], ["[", "Tab before it"], ["t", "Times as UTC, local or relative"], ["?", "These keys"], ...pages,
  ];
  const list = element("dl", { className: "facts keys", tabIndex: 0 });
  for (const [key, words] of keys) {
    const name = element("dt");
    name.append(element("kbd", { textContent: key }));
    list.append(name, element("dd", { textContent: words }));
  }
  const on = element("input", { type: "checkbox", checked: chosen("keys") !== "off" });
  if (!(await ask("Keys", [list, labelled("Single keys do something", on)], [["save", "Done"]]))) return;
  choose("keys", on.checked ? "on" : "off");
}
