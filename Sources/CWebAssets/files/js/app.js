// What every page does once scripts run. A part of a page names its module: <section data-module="timeline"> loads timeline.js and starts it.
import { startTimes } from "./times.js";
import { startTheme } from "./theme.js";
import { startLive } from "./live.js";
import { decode, startCodec } from "./codec.js";
import { decodeFields, startEncoding } from "./encode.js";
import { startShortcuts } from "./shortcuts.js";

document.documentElement.classList.add("scripted");
addEventListener("load", () => document.documentElement.classList.add("settled"));

/** Starts what an element and those inside it ask for; called again for what arrives later. */
export function start(root) {
  startTimes(root);
  decode(root);
  decodeFields(root);
  for (const element of root.querySelectorAll("[data-module]")) {
    import(`./${element.dataset.module}.js`).then((module) => module.start(element));
  }
}

startCodec();
start(document);
startTheme();
startLive(start);
startShortcuts();
startEncoding();
document.querySelector('[data-command="palette"]')?.addEventListener("click", () => openPalette());
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") {
    event.preventDefault();
    openPalette();
  }
});

// Menus close when one looks elsewhere. What was clicked may be gone by now: the way that the click took still names its menu.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!event.composedPath().includes(menu)) menu.open = false;
  }
});

async function openPalette() {
  const { open } = await import("./palette.js");
  open();
}
