// Views of a list that a reader keeps: in this browser, up to fifty a namespace. To share one, share its address.
const MOST = 50;

/** Fills the element with the menu of saved views. */
export function start(element) {
  const { key } = element.dataset;
  const menu = make("details", { className: "menu right", id: "menu-saved" });
  const summary = make("summary", { textContent: "Saved views" });
  const panel = make("div", { className: "panel" });
  menu.append(summary, panel);
  element.replaceChildren(menu);
  draw();

  function draw() {
    const views = read(key);
    panel.replaceChildren(...views.map(line), views.length ? "" : make("p", { className: "quiet", textContent: "None yet." }), form());
  }

  function line(view) {
    const row = make("div", { className: "line" });
    const link = make("a", { href: location.pathname + view.search, textContent: view.name });
    if (view.search === here()) link.setAttribute("aria-current", "true");
    const rename = make("button", { type: "button", className: "plain", textContent: "Rename" });
    rename.setAttribute("aria-label", `Rename ${view.name}`);
    rename.addEventListener("click", () => {
      const name = prompt("Name of the view", view.name)?.trim();
      if (name) keep(read(key).map((one) => (one.name === view.name ? { ...one, name } : one)));
    });
    const remove = make("button", { type: "button", className: "plain", textContent: "Remove" });
    remove.setAttribute("aria-label", `Remove ${view.name}`);
    remove.addEventListener("click", () => keep(read(key).filter((one) => one.name !== view.name)));
    row.append(link, rename, remove);
    return row;
  }

  function form() {
    const made = make("form", {});
    const field = make("input", { placeholder: "Name for this view", required: true, maxLength: 80 });
    field.setAttribute("aria-label", "Name for this view");
    made.append(field, make("button", { textContent: "Save" }));
    made.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = field.value.trim();
      const others = read(key).filter((one) => one.name !== name);
      if (!name) return;
      if (others.length >= MOST) {
        field.setCustomValidity(`There are ${MOST} already: remove one first.`);
        field.reportValidity();
        return;
      }
      keep([...others, { name, search: here() }]);
    });
    field.addEventListener("input", () => field.setCustomValidity(""));
    return made;
  }

  function keep(views) {
    localStorage.setItem(key, JSON.stringify(views));
    draw();
  }
}

/** The query and the order of the page, without where in it one is. */
function here() {
  const query = new URLSearchParams(location.search);
  for (const name of ["token", "page", "back"]) query.delete(name);
  return query.size ? `?${query}` : "";
}

function read(key) {
  try {
    const views = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(views) ? views.filter((view) => typeof view.name === "string" && /^(\?|$)/.test(view.search)) : [];
  } catch {
    return [];
  }
}

function make(name, properties) {
  return Object.assign(document.createElement(name), properties);
}
