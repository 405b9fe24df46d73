import { choose, chosen } from "./cookies.js";

const FORMATS = ["UTC", "local", "relative"];
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
const words = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** Writes every time the way the reader chose, and lets them choose. */
export function startTimes(root) {
  show(root);
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
    element.textContent = way === "relative" ? relative(date) : way === "local" ? local(date) : utc(date);
    element.title = element.dateTime;
  }
}

function utc(date) {
  return date.toISOString().slice(0, 19).replace("T", " ") + " UTC";
}

function local(date) {
  const two = (number) => String(number).padStart(2, "0");
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function relative(date) {
  const seconds = (date - Date.now()) / 1000;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
  return words.format(Math.round(seconds / length), unit);
}
