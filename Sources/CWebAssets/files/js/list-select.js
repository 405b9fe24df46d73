// Ticking rows: all of the page at once, a range with Shift, and how many are ticked. Ticks outlive a row that is put in place anew.

/** Starts the bar that does something with the ticked rows. */
export function start(form) {
  const body = document.querySelector("table.list tbody");
  const all = document.querySelector('table.list [data-command="all"]');
  const scope = form.querySelector('[name="scope"]');
  const words = form.querySelector(".selected");
  const ticked = new Set(boxes().filter((box) => box.checked).map((box) => box.value));
  let last;

  body?.addEventListener("click", (event) => {
    if (!event.target.matches('input[name="run"]')) return;
    const present = boxes();
    const [from, to] = [present.indexOf(last), present.indexOf(event.target)].sort((a, b) => a - b);
    if (event.shiftKey && from >= 0) present.slice(from, to + 1).forEach((box) => (box.checked = event.target.checked));
    last = event.target;
    note();
  });
  all?.addEventListener("change", () => {
    boxes().forEach((box) => (box.checked = all.checked));
    note();
  });
  scope.addEventListener("change", note);
  form.addEventListener("submit", (event) => {
    if (scope.value !== "ticked" || ticked.size) return;
    event.preventDefault();
    words.textContent = "Tick some rows first.";
  });
  if (body) {
    new MutationObserver((changes) => {
      for (const change of changes) {
        for (const row of change.addedNodes) {
          const box = row.querySelector?.('input[name="run"]');
          if (box) box.checked = ticked.has(box.value);
        }
      }
    }).observe(body, { childList: true });
  }
  note();

  function boxes() {
    return [...(body?.querySelectorAll('input[name="run"]') ?? [])];
  }

  function note() {
    ticked.clear();
    for (const box of boxes()) if (box.checked) ticked.add(box.value);
    if (all) {
      all.checked = ticked.size > 0 && ticked.size === boxes().length;
      all.indeterminate = ticked.size > 0 && !all.checked;
    }
    words.textContent = scope.value === "ticked" && ticked.size ? `${ticked.size} ticked` : "";
  }
}
