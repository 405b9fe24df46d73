// The form that starts a workflow: rows are added without a round trip, and one sees at once whether anybody polls the task queue.
const PAUSE = 350; // milliseconds after the last key

/** Starts the form. */
export function start(form) {
  const queue = form.querySelector('[name="queue"]');
  const words = form.querySelector(".pollers");
  let timer;
  queue.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => look(), PAUSE);
  });
  form.addEventListener("click", (event) => {
    const command = event.target.dataset?.command;
    if (command === "add-input") add(".inputs", ".input", event);
    else if (command === "add-attribute") add(".attributes", ".attribute", event);
    else if (command === "remove") remove(event.target.closest(".input"));
  });

  async function look() {
    const name = queue.value.trim();
    const answer = name && (await fetch(`${form.dataset.pollers}?queue=${encodeURIComponent(name)}`));
    const text = answer && answer.ok ? await answer.text() : "";
    if (queue.value.trim() !== name) return;
    words.textContent = text.slice(1);
    words.classList.toggle("warning", text.startsWith("!"));
  }

  function add(list, row, event) {
    event.preventDefault();
    const rows = form.querySelectorAll(`${list} ${row}`);
    const made = rows[rows.length - 1].cloneNode(true);
    made.querySelectorAll("textarea, input").forEach((field) => (field.value = ""));
    made.querySelectorAll("select").forEach((field) => (field.selectedIndex = 0));
    clean(made);
    form.querySelector(list).append(made);
    number();
    made.querySelector("textarea, select").focus();
  }

  function remove(row) {
    if (form.querySelectorAll(".input").length > 1) {
      row.remove();
      return number();
    }
    row.querySelector("textarea").value = "";
    clean(row);
  }

  /** What was wrong with a row that is now another. */
  function clean(row) {
    row.querySelectorAll(".problem").forEach((problem) => problem.remove());
    row.querySelectorAll("[aria-invalid]").forEach((field) => {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
  }

  /** Names and numbers rows anew, so that labels lead to their fields. */
  function number() {
    for (const row of ["input", "attribute"]) {
      form.querySelectorAll(`.${row}`).forEach((element, index) => {
        const place = String(index + 1);
        for (const part of element.querySelectorAll("[id], [for]")) {
          for (const name of ["id", "for"]) {
            if (part.hasAttribute(name)) part.setAttribute(name, part.getAttribute(name).replace(/\d+$/, place));
          }
        }
        const legend = element.querySelector("legend");
        if (legend) legend.textContent = `Argument ${place}`;
      });
    }
  }
}
