/** Shows a form in a dialog; answers the value of the button that shut it, empty where nothing is to be done. */
export function ask(title, content, buttons) {
  const dialog = element("dialog");
  const heading = element("h2", { id: "dialog-heading", textContent: title });
  dialog.setAttribute("aria-labelledby", heading.id);
  const form = element("form", { method: "dialog", className: "stack" });
  const bar = element("div", { className: "bar" });
  bar.append(
    ...buttons.map(([value, text], index) =>
      element("button", { value, textContent: text, className: index ? "" : "primary", formNoValidate: index > 0 }),
    ),
  );
  form.append(heading, ...content, bar);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    }),
  );
}

/** An element with these properties. */
export function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

/** A field in its label. */
export function labelled(text, field) {
  const label = element("label");
  if (field.type === "checkbox") label.append(field, ` ${text}`);
  else label.append(text, field);
  return label;
}
