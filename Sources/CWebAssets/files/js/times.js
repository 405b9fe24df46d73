import { choose, chosen } from "./cookies.js";

const FORMATS = ["UTC", "local", "relative"];
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const writers = new Map();

/** Writes every time the way the reader chose, and lets them choose. */
export function startTimes(root) {
  show(root);
  root.querySelector('[data-command="time-settings"]')?.addEventListener("click", openSettings);
  const button = root.querySelector('[data-command="time"]');
  if (!button) return;
  button.textContent = format();
  button.addEventListener("click", () => {
    choose("time", FORMATS[(FORMATS.indexOf(format()) + 1) % FORMATS.length]);
    button.textContent = format();
    show(document);
  });
  setInterval(() => format() === "relative" && show(document), 10000);
}

function format() {
  return FORMATS.includes(chosen("time")) ? chosen("time") : "UTC";
}

function show(root) {
  const way = format();
  for (const element of root.querySelectorAll("time[datetime]")) {
    const date = new Date(element.dateTime);
    if (isNaN(date)) continue;
    element.textContent = way === "relative" ? relative(date) : way === "local" ? written(date, zone()) : `${written(date, "UTC")} UTC`;
    element.title = element.dateTime;
  }
}

/** `2026-01-31 21:05:07`, or with a clock of twelve hours `2026-01-31 9:05:07 pm`. */
function written(date, timeZone) {
  const isHalf = chosen("clock") === "12";
  const key = `${timeZone} ${isHalf}`;
  if (!writers.has(key)) {
    const hours = isHalf ? { hour: "numeric", hourCycle: "h12" } : { hour: "2-digit", hourCycle: "h23" };
    const rest = { year: "numeric", month: "2-digit", day: "2-digit", minute: "2-digit", second: "2-digit" };
    writers.set(key, new Intl.DateTimeFormat("en", { timeZone, ...hours, ...rest }));
  }
  const part = Object.fromEntries(writers.get(key).formatToParts(date).map(({ type, value }) => [type, value]));
  const half = part.dayPeriod ? ` ${part.dayPeriod.toLowerCase()}` : "";
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second}${half}`;
}

/** The zone of local times; undefined: the computer's own. */
function zone() {
  const name = chosen("zone");
  return name && zones().includes(name) ? name : undefined;
}

function zones() {
  return ["UTC", ...Intl.supportedValuesOf("timeZone")];
}

function relative(date) {
  const seconds = (date - Date.now()) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
  return words.format(Math.round(seconds / length), unit);
}

async function openSettings() {
  const { ask, element, labelled } = await import("./dialog.js");
  const option = (value, textContent, selected) => element("option", { value, textContent, selected });
  const ways = element("select");
  const labels = { UTC: "UTC", local: "Local, in the zone below", relative: "Relative to now" };
  ways.append(...FORMATS.map((name) => option(name, labels[name], name === format())));
  const place = element("select");
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  place.append(option("", `As this computer (${own})`, !zone()), ...zones().map((name) => option(name, name, name === zone())));
  const clock = element("select");
  clock.append(option("24", "24 hours", chosen("clock") !== "12"), option("12", "12 hours, am and pm", chosen("clock") === "12"));
  const content = [labelled("Times are shown as", ways), labelled("Time zone of local times", place), labelled("Clock", clock)];
  if (!(await ask("Times", content, [["save", "Use them"], ["", "Cancel"]]))) return;
  choose("time", ways.value);
  choose("zone", place.value);
  choose("clock", clock.value);
  const button = document.querySelector('[data-command="time"]');
  if (button) button.textContent = format();
  show(document);
}
