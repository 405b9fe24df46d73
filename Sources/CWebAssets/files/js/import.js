// Reads a chosen file into the form and sends it.
const LIMIT = 32 << 20; // bytes: percent-encoded, a form of that size still fits

/** Starts the form of a history file. */
export function start(form) {
  const field = form.querySelector('[data-role="file"]');
  const state = form.querySelector('[data-role="state"]');
  field.addEventListener("change", async () => {
    const file = field.files[0];
    if (!file) return;
    if (file.size > LIMIT) {
      state.textContent = `${file.name} is too large: ${Math.round(file.size / 1048576)} MiB, at most ${LIMIT / 1048576}.`;
      return;
    }
    try {
      form.elements.history.value = await file.text();
      state.textContent = `${file.name} is read.`;
      form.requestSubmit();
    } catch (error) {
      state.textContent = `${file.name} cannot be read: ${error.message}`;
    }
  });
}
