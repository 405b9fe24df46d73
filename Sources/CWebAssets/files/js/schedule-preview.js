// While a schedule is being written down, what it means is shown beside it: the form is sent to the preview, and that part of the answer is put in place.
const PAUSE = 350; // milliseconds without a key before a preview is asked for

/** Follows the fields of a schedule's form. */
export function start(form) {
  let timer;
  let asked = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const number = ++asked;
      const part = await preview(form);
      // An answer that was overtaken is of no use any more.
      if (part && number === asked) form.querySelector('[data-part="preview"]')?.replaceWith(part);
    }, PAUSE);
  });
}

async function preview(form) {
  const answer = await fetch(form.dataset.preview, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => undefined);
  if (!answer) return undefined;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector('[data-part="preview"]');
  return part && document.importNode(part, true);
}
