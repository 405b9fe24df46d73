// The query as text: completes attributes, operators and statuses while one types, and runs with Enter.
const WORDS = ["AND", "OR", "NOT", "IN", "BETWEEN", "IS NULL", "IS NOT NULL", "STARTS_WITH", "ORDER BY", "GROUP BY"];
const STATUSES = ["Running", "Completed", "Failed", "Canceled", "Terminated", "ContinuedAsNew", "TimedOut", "Paused"];
const MOST = 12;

/** Starts the editor. */
export function start(form) {
  const field = form.querySelector("textarea");
  const attributes = form.dataset.attributes.split(" ").map((pair) => {
    const at = pair.lastIndexOf(":");
    return { text: pair.slice(0, at), hint: pair.slice(at + 1) };
  });
  const list = document.createElement("ul");
  list.className = "completions";
  list.id = "query-completions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Completions");
  list.hidden = true;
  form.append(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  form.querySelector('[data-command="copy"]')?.addEventListener("click", async (event) => {
    await navigator.clipboard?.writeText(field.value);
    event.target.textContent = "Copied";
    setTimeout(() => (event.target.textContent = "Copy"), 1500);
  });
  field.addEventListener("input", propose);
  field.addEventListener("blur", () => setTimeout(close, 150));
  field.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (isOpen && ["ArrowDown", "ArrowUp"].includes(event.key)) move(event.key === "ArrowDown" ? 1 : -1);
    else if (isOpen && event.key === "Escape") close();
    else if (isOpen && selected() && ["Enter", "Tab"].includes(event.key)) take(selected());
    else if (event.key === "Enter" && !event.shiftKey) form.requestSubmit();
    else return;
    event.preventDefault();
  });

  /** What is typed at the caret: a word, or a text in quotes that has just begun behind an attribute. */
  function word() {
    const before = field.value.slice(0, field.selectionStart);
    const status = before.match(/ExecutionStatus\s*(?:=|!=|(?:NOT\s+)?IN\s*\([^)]*)\s*["']([A-Za-z]*)$/);
    if (status) return { text: status[1], start: before.length - status[1].length, options: STATUSES.map((text) => ({ text, hint: "Status" })) };
    const quotes = (before.match(/"/g) ?? []).length % 2 || (before.match(/'/g) ?? []).length % 2;
    const text = before.match(/[A-Za-z_][A-Za-z0-9_]*$/)?.[0];
    if (quotes || !text) return null;
    return { text, start: before.length - text.length, options: [...attributes, ...WORDS.map((one) => ({ text: one, hint: "" }))] };
  }

  function propose() {
    const typed = word();
    const wanted = typed?.text.toLowerCase();
    const found = (typed?.options ?? []).filter(({ text }) => text.toLowerCase().includes(wanted) && text !== typed.text);
    found.sort((a, b) => b.text.toLowerCase().startsWith(wanted) - a.text.toLowerCase().startsWith(wanted));
    if (!found.length) return close();
    list.replaceChildren(...found.slice(0, MOST).map(option));
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    field.removeAttribute("aria-activedescendant");
  }

  function option({ text, hint }, index) {
    const item = document.createElement("li");
    item.setAttribute("role", "option");
    item.id = `query-completion-${index}`;
    item.dataset.text = text;
    const type = document.createElement("span");
    type.textContent = hint;
    item.append(text, type);
    item.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(item);
    });
    return item;
  }

  function selected() {
    return list.querySelector('[aria-selected="true"]');
  }

  function move(step) {
    const items = [...list.children];
    const now = selected();
    const next = items[(items.indexOf(now) + step + items.length) % items.length] ?? items[0];
    now?.removeAttribute("aria-selected");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", next.id);
  }

  function take(item) {
    const typed = word();
    if (!typed) return close();
    const isPlain = /^[A-Za-z_][A-Za-z0-9_ ]*$/.test(item.dataset.text);
    field.setRangeText(isPlain ? item.dataset.text : `\`${item.dataset.text}\``, typed.start, field.selectionStart, "end");
    close();
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }
}
