// Payloads that only a codec server can read are sent to it from here, and shown as it answers. The reader may name another codec server than
// the operator's, for this browser alone.
const KEPT = "temporal-codec";
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
  const { endpoint, credentials } = settings();
  const elements = [...root.querySelectorAll("pre[data-encoded]")];
  if (!endpoint || !elements.length) return;
  const unknown = [...new Set(elements.map((element) => element.dataset.encoded))].filter((text) => !decoded.has(text));
  try {
    if (unknown.length) await ask(endpoint, credentials, unknown);
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

async function ask(endpoint, credentials, texts) {
  const answer = await fetch(endpoint.replace(/\/+$/, "") + "/decode", {
    method: "POST",
    credentials: credentials ? "include" : "omit",
    headers: { "content-type": "application/json", "x-namespace": document.documentElement.dataset.namespace },
    body: `{"payloads":[${texts.join(",")}]}`,
  });
  if (!answer.ok) throw new Error(`it answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  const { payloads } = await answer.json();
  if (payloads?.length !== texts.length) throw new Error("its answer has another number of payloads");
  texts.forEach((text, index) => decoded.set(text, textOf(payloads[index])));
}

function textOf(payload) {
  const encoding = payload.metadata?.encoding ? utf8(payload.metadata.encoding) : "";
  if (encoding === "binary/null") return "null";
  if (!encoding.startsWith("json/")) return payload.data ?? "";
  const text = utf8(payload.data ?? "");
  try {
    const value = JSON.parse(text);
    // Indented only where nothing is lost by it: long numbers would be rounded.
    return JSON.stringify(value) === text ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}

function utf8(base64) {
  return new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

function settings() {
  const own = JSON.parse(localStorage.getItem(KEPT) ?? "null");
  return own ?? { endpoint: document.documentElement.dataset.codec ?? "", credentials: false };
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

function openSettings() {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "codec-heading");
  const form = Object.assign(document.createElement("form"), { method: "dialog", className: "stack" });
  const heading = Object.assign(document.createElement("h2"), { id: "codec-heading", textContent: "Codec server" });
  const words = document.createElement("p");
  words.textContent = "Payloads that this page cannot read are sent there to be decoded, from this browser.";
  const endpoint = Object.assign(document.createElement("input"), { type: "url", value: settings().endpoint, placeholder: "http://localhost:8081" });
  const credentials = Object.assign(document.createElement("input"), { type: "checkbox", checked: settings().credentials });
  const save = Object.assign(document.createElement("button"), { className: "primary", textContent: "Use it", value: "save" });
  const reset = Object.assign(document.createElement("button"), { textContent: "Use the operator's", value: "reset" });
  const cancel = Object.assign(document.createElement("button"), { textContent: "Cancel", value: "" });
  const bar = Object.assign(document.createElement("div"), { className: "bar" });
  bar.append(save, reset, cancel);
  reset.formNoValidate = cancel.formNoValidate = true;
  form.append(heading, words, labelled("URL; empty for none", endpoint), labelled("Send the cookies that this browser has for it", credentials), bar);
  dialog.append(form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (!dialog.returnValue) return;
    if (dialog.returnValue === "reset") localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, JSON.stringify({ endpoint: endpoint.value.trim(), credentials: credentials.checked }));
    location.reload();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function labelled(text, field) {
  const label = document.createElement("label");
  if (field.type === "checkbox") label.append(field, ` ${text}`);
  else label.append(text, field);
  return label;
}
