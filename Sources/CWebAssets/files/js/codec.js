// Payloads that only a codec server can read are sent to it from here, and shown as it answers.
import { convert, keep, settings, textOf } from "./codec-server.js";

const decoded = new Map(); // what was sent -> the text shown for it
let button, banner;

/** The button that shows which codec server is asked, and opens its settings. */
export function startCodec() {
  button = document.querySelector('[data-command="codec"]');
  button?.addEventListener("click", openSettings);
  tell(settings().endpoint ? "codec on" : "codec off");
}

/** Decodes what is below an element. */
export async function decode(root) {
  const { endpoint } = settings();
  const elements = [...root.querySelectorAll("pre[data-encoded]")];
  if (!endpoint || !elements.length) return;
  const unknown = [...new Set(elements.map((element) => element.dataset.encoded))].filter((text) => !decoded.has(text));
  try {
    const answers = unknown.length ? await convert("decode", unknown) : [];
    answers.forEach((payload, index) => decoded.set(unknown[index], textOf(payload)));
    clearBanner();
    tell("codec on");
  } catch (error) {
    fail(endpoint, error);
  }
  for (const element of elements) {
    if (!decoded.has(element.dataset.encoded)) continue;
    element.textContent = decoded.get(element.dataset.encoded);
    element.classList.add("decoded");
  }
}

function tell(word) {
  if (button) button.textContent = word;
}

function fail(endpoint, error) {
  tell("codec failed");
  banner ??= Object.assign(document.createElement("p"), { className: "notice failure", role: "alert" });
  banner.textContent = `The codec server at ${endpoint} could not decode what is on this page: ${error.message}. Payloads are shown as they are stored.`;
  document.querySelector("main")?.prepend(banner);
}

function clearBanner() {
  banner?.remove();
}

async function openSettings() {
  const { ask, element, labelled } = await import("./dialog.js");
  const words = element("p", { textContent: "Payloads that this page cannot read are sent there to be decoded, and what forms send to be encoded, from this browser." });
  const endpoint = element("input", { type: "url", value: settings().endpoint, placeholder: "http://localhost:8081" });
  const credentials = element("input", { type: "checkbox", checked: settings().credentials });
  const answer = await ask(
    "Codec server",
    [words, labelled("URL; empty for none", endpoint), labelled("Send the cookies that this browser has for it", credentials)],
    [["save", "Use it"], ["reset", "Use the operator's"], ["", "Cancel"]],
  );
  if (!answer) return;
  keep(answer === "reset" ? undefined : { endpoint: endpoint.value.trim(), credentials: credentials.checked });
  location.reload();
}
