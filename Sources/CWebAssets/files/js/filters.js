// The filter bar works without scripts; with them a line of it gets the input that fits its attribute, and lines can be added.
const NUMBERS = ["Int", "Double"];

/** Starts the bar. */
export function start(form) {
  const types = new Map(
    (document.querySelector("[data-attributes]")?.dataset.attributes ?? "").split(" ").map((pair) => {
      const at = pair.lastIndexOf(":");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
  const lines = form.querySelector(".lines");
  lines.querySelectorAll(".line").forEach(fit);
  lines.addEventListener("change", (event) => event.target.matches("select") && fit(event.target.closest(".line")));
  form.querySelector('[data-command="add-line"]').addEventListener("click", () => {
    const last = [...lines.querySelectorAll(".line")].at(-1);
    const line = last.cloneNode(true);
    line.querySelector("select").selectedIndex = 0;
    line.querySelector("input").value = "";
    last.after(line);
    line.querySelector("select").focus();
  });
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.value === "" && field.name && field.tagName !== "BUTTON") field.disabled = true;
    // What the browser keeps of the page for going back must be usable.
    setTimeout(() => [...form.elements].forEach((field) => (field.disabled = false)));
  });

  function fit(line) {
    const [name, comparison] = line.querySelectorAll("select");
    const value = line.querySelector("input");
    const type = types.get(name.value);
    const isList = comparison.value.endsWith("IN");
    value.type = !isList && NUMBERS.includes(type) && name.value !== "ExecutionDuration" ? "number" : "text";
    value.step = "any";
    value.placeholder = isList ? "with commas between" : type === "Datetime" ? "2030-01-31T12:00:00Z" : type === "Bool" ? "true or false" : "";
    value.hidden = comparison.value.endsWith("NULL");
  }
}
