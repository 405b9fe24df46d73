// Columns are put in order with buttons, too: the numbers beside them follow.

/** Starts the table of columns. */
export function start(form) {
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-command]");
    const row = button?.closest("tr");
    if (!row) return;
    if (button.dataset.command === "up") row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    form.querySelectorAll(".place input").forEach((field, index) => (field.value = index + 1));
    button.focus();
  });
}
