// The command palette: type a few letters of a page's or namespace's name, or a workflow id, and press Enter.
let dialog;

/** Opens it. */
export function open() {
  dialog ??= make();
  dialog.showModal();
  const field = dialog.querySelector("input");
  field.value = "";
  list(field.value);
  field.focus();
}

function make() {
  const made = document.createElement("dialog");
  made.className = "palette";
  made.setAttribute("aria-label", "Go to");
  const field = document.createElement("input");
  field.type = "search";
  field.setAttribute("aria-label", "A page, a namespace or a workflow ID");
  field.placeholder = "A page, a namespace or a workflow ID";
  const results = document.createElement("div");
  results.className = "results";
  made.append(field, results);
  document.body.append(made);
  field.addEventListener("input", () => list(field.value));
  made.addEventListener("keydown", (event) => {
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown") links[Math.min(at + 1, links.length - 1)]?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : field).focus();
    else if (event.key === "Enter" && document.activeElement === field) links[0]?.click();
    else return;
    event.preventDefault();
  });
  made.addEventListener("click", (event) => event.target === made && made.close());
  return made;
}

function list(text) {
  const { base, namespace } = document.documentElement.dataset;
  const wanted = text.trim().toLowerCase();
  const pages = [...document.querySelectorAll(".side a, .namespaces .panel a")].map((link) => [link.textContent.trim(), link.getAttribute("href")]);
  const found = pages.filter(([name]) => name.toLowerCase().includes(wanted));
  if (wanted) {
    const id = encodeURIComponent(text.trim());
    found.push([`Workflow ${text.trim()}`, `${base}/namespaces/${encodeURIComponent(namespace)}/workflows/${id}`]);
  }
  dialog.querySelector(".results").replaceChildren(
    ...found.map(([name, href]) => Object.assign(document.createElement("a"), { textContent: name, href })),
  );
}
