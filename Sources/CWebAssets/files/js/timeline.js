import { start as startAll } from "./app.js";

// What the reader has done to the timeline stays when the page's part is put in place again: zoom, position, what is open.
const kept = { zoom: 1, left: 0, open: new Set(), children: new Set() };
const LONGEST = 256;

/** Zoom by buttons, by the wheel with Ctrl, and by + and −; pan by scrolling, dragging and arrow keys; details and children in place. */
export function start(scroll) {
  const section = scroll.closest(".timeline");
  const plot = scroll.querySelector(".timeline-plot");
  const zoomTo = (zoom, at = scroll.clientWidth / 2) => zoomAt(scroll, plot, zoom, at);
  setZoom(plot, kept.zoom);
  scroll.scrollLeft = kept.left;
  scroll.addEventListener("scroll", () => (kept.left = scroll.scrollLeft), { passive: true });
  for (const button of section.querySelectorAll("[data-zoom]")) {
    const factor = { in: 2, out: 0.5, fit: 0 }[button.dataset.zoom];
    button.addEventListener("click", () => zoomTo(factor ? kept.zoom * factor : 1));
  }
  scroll.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoomTo(kept.zoom * Math.exp(-event.deltaY / 200), event.clientX - scroll.getBoundingClientRect().left);
  }, { passive: false });
  scroll.addEventListener("keydown", (event) => {
    const factor = { "+": 1.5, "=": 1.5, "-": 1 / 1.5, 0: 0 }[event.key];
    if (factor === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    zoomTo(factor ? kept.zoom * factor : 1);
  });
  scroll.addEventListener("click", (event) => onClick(scroll, event));
  section.querySelector('[data-command="family"]')?.addEventListener("click", (event) => showFamily(scroll, scroll, Number(event.currentTarget.dataset.depth)));
  drag(scroll);
  for (const id of kept.children) open(scroll, id, "[data-lanes]", showChildren);
  for (const id of kept.open) open(scroll, id, "[data-fragment]", showDetails);
}

function open(scroll, id, selector, show) {
  const lane = scroll.querySelector(`#${CSS.escape(id)}`);
  const control = lane?.querySelector(selector);
  if (control) show(scroll, lane, control);
}

function zoomAt(scroll, plot, zoom, at) {
  const label = parseFloat(getComputedStyle(plot).getPropertyValue("--label-width")) || 0;
  const before = (scroll.scrollLeft + at - label) / Math.max(1, plot.clientWidth - label);
  setZoom(plot, zoom);
  scroll.scrollLeft = before * (plot.clientWidth - label) - at + label;
}

function setZoom(plot, zoom) {
  kept.zoom = Math.min(LONGEST, Math.max(1, zoom));
  plot.style.setProperty("--zoom", kept.zoom);
  plot.dataset.zoomLevel = Math.min(3, Math.floor(Math.log2(kept.zoom)));
}

function onClick(scroll, event) {
  const lane = event.target.closest("li.lane");
  if (!lane || event.ctrlKey || event.metaKey) return;
  const child = event.target.closest("[data-lanes]");
  if (child) return child.getAttribute("aria-expanded") === "true" ? hideChildren(lane, child) : showChildren(scroll, lane, child);
  const link = lane.querySelector("[data-fragment]");
  if (!link || (event.target.closest("a") && event.target.closest("a") !== link) || !event.target.closest(".lane-track, [data-fragment]")) return;
  event.preventDefault();
  const shown = lane.nextElementSibling;
  if (shown?.matches(".lane-details")) {
    shown.remove();
    kept.open.delete(lane.id);
  } else {
    showDetails(scroll, lane, link);
  }
}

async function read(url) {
  const answer = await fetch(url);
  if (!answer.ok) return undefined;
  return document.importNode(new DOMParser().parseFromString(await answer.text(), "text/html").body, true);
}

async function showDetails(scroll, lane, link) {
  kept.open.add(lane.id);
  const body = await read(link.dataset.fragment);
  if (!body || !lane.isConnected || lane.nextElementSibling?.matches(".lane-details")) return;
  const details = document.createElement("li");
  details.className = "lane-details";
  details.append(...body.childNodes);
  lane.after(details);
  startAll(details);
}

async function showChildren(scroll, lane, button) {
  kept.children.add(lane.id);
  button.setAttribute("aria-expanded", "true");
  button.textContent = "▾";
  const address = new URL(button.dataset.lanes, location.href);
  address.searchParams.set("scale", scroll.dataset.scale);
  const body = await read(address);
  if (!body || !lane.isConnected) return undefined;
  const list = document.createElement("ol");
  list.className = "lanes child-lanes";
  list.append(...body.querySelectorAll("li.lane"));
  // The ids are those of another workflow's events.
  for (const inner of list.children) if (inner.id) inner.id = `${lane.id}-${inner.id}`;
  const item = document.createElement("li");
  item.className = "child-item";
  item.append(list);
  const after = lane.nextElementSibling?.matches(".lane-details") ? lane.nextElementSibling : lane;
  after.after(item);
  startAll(item);
  return item;
}

/** All that is not shown, and so many levels below it. */
async function showFamily(scroll, root, levels) {
  for (const button of root.querySelectorAll('[data-lanes][aria-expanded="false"]')) {
    const item = await showChildren(scroll, button.closest("li.lane"), button);
    if (item && levels > 0) await showFamily(scroll, item, levels - 1);
  }
}

function hideChildren(lane, button) {
  kept.children.delete(lane.id);
  button.setAttribute("aria-expanded", "false");
  button.textContent = "▸";
  let next = lane.nextElementSibling;
  if (next?.matches(".lane-details")) next = next.nextElementSibling;
  if (next?.matches(".child-item")) next.remove();
}

/** Dragging the drawing moves it. */
function drag(scroll) {
  let from;
  scroll.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0 || !event.target.closest(".lane-track")) return;
    from = { x: event.clientX, left: scroll.scrollLeft };
  });
  scroll.addEventListener("pointermove", (event) => {
    if (!from || Math.abs(event.clientX - from.x) < 4) return;
    scroll.classList.add("dragging");
    scroll.scrollLeft = from.left - (event.clientX - from.x);
  });
  const end = () => {
    from = undefined;
    setTimeout(() => scroll.classList.remove("dragging"));
  };
  scroll.addEventListener("pointerup", end);
  scroll.addEventListener("pointerleave", end);
  scroll.addEventListener("click", (event) => scroll.classList.contains("dragging") && event.stopPropagation(), { capture: true });
}
