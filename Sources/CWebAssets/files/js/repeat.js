/** Keeps an empty field at the end of a list of arguments: when the last one is filled in, another follows. */
export function start(list) {
  list.addEventListener("input", () => {
    const fields = list.querySelectorAll(".field");
    const last = fields[fields.length - 1];
    if (!last.querySelector("textarea").value.trim()) return;
    const next = last.cloneNode(true);
    const number = fields.length + 1;
    next.classList.remove("wrong");
    next.querySelector("label").textContent = `Argument ${number}`;
    next.querySelector("label").htmlFor = `f-input-${number}`;
    const hint = next.querySelector(".hint");
    hint.textContent = "";
    hint.id = `h-input-${number}`;
    const area = next.querySelector("textarea");
    area.value = "";
    area.id = `f-input-${number}`;
    area.setAttribute("aria-describedby", hint.id);
    list.append(next);
  });
}
