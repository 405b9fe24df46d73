// Rows that are read stay where they are: what is new is said beside them, and comes with a click.

/** Says how many of the newest workflows are not on the page. Called for the page, and for each renewal of it. */
export function start(element) {
  const present = new Set([...document.querySelectorAll("table.list tr[data-run]")].map((row) => row.dataset.run));
  const newest = element.dataset.runs.split(" ").filter(Boolean);
  const missing = newest.filter((run) => !present.has(run)).length;
  if (!missing) return element.replaceChildren();
  const link = document.createElement("a");
  link.className = "chip news";
  link.href = location.href;
  link.textContent = missing === newest.length && present.size ? `${missing} or more new` : `${missing} new`;
  link.title = "Show them";
  element.replaceChildren(link);
}
