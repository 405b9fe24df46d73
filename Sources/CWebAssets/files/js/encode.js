// What forms send as payloads is encoded by the codec server first. A payload that is encoded stands in its field as `payload:` with all of it.
import { convert, settings, textOf, toBase64 } from "./codec-server.js";

const MARK = "payload:";
const FIELDS = "textarea[data-payload]";
const ready = new WeakSet(); // forms whose payloads are encoded

/** Encodes what any form of the page sends. */
export function startEncoding() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    // A named button changes the form and sends nothing on.
    if (ready.delete(form) || event.submitter?.name || !settings().endpoint) return;
    const fields = [...form.querySelectorAll(FIELDS)].map((field) => [field, payload(field)]).filter(([, text]) => text);
    if (!fields.length) return;
    event.preventDefault();
    try {
      const answers = await convert("encode", fields.map(([, text]) => text));
      const encoded = new Map(fields.map(([field], index) => [field, MARK + JSON.stringify(answers[index])]));
      form.addEventListener("formdata", ({ formData }) => replace(form, formData, encoded), { once: true });
      ready.add(form);
      form.requestSubmit(event.submitter);
    } catch (error) {
      tell(form, error);
    }
  });
}

/** Shows what stands encoded in the fields below an element. */
export async function decodeFields(root) {
  const fields = [...root.querySelectorAll(FIELDS)].filter((field) => field.value.startsWith(MARK));
  if (!fields.length || !settings().endpoint) return;
  try {
    const answers = await convert("decode", fields.map((field) => field.value.slice(MARK.length)));
    answers.forEach((answer, index) => (fields[index].value = textOf(answer)));
  } catch {
    // The fields keep what stands in them, which can be sent as it is.
  }
}

/** The payload of a field as JSON text; undefined where there is none, where it is encoded already, and where the server has to complain. */
function payload(field) {
  const row = field.closest(".input");
  const kind = row?.querySelector('[name="encoding"]')?.value ?? "json/plain";
  const text = kind.startsWith("json/") ? field.value.trim() : field.value;
  if ((!text && kind !== "binary/null") || text.startsWith(MARK)) return undefined;
  if (kind.startsWith("json/") && !isJSON(text)) return undefined;
  const metadata = { encoding: toBase64(kind === "text" ? "json/plain" : kind) };
  const type = row?.querySelector('[name="message-type"]')?.value.trim();
  if (type && kind === "json/protobuf") metadata.messageType = toBase64(type);
  const data = kind === "binary/null" ? "" : kind === "text" ? JSON.stringify(text) : text;
  return JSON.stringify({ metadata, data: toBase64(data) });
}

function isJSON(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Puts what is encoded in the place of what was typed; its own encoding is said in it. */
function replace(form, data, encoded) {
  const seen = {};
  const pairs = [...data.entries()].map(([name, value]) => {
    const place = (seen[name] = (seen[name] ?? -1) + 1);
    const field = [...form.elements].filter((element) => element.name === name)[place];
    const own = name === "encoding" ? field.closest(".input")?.querySelector(FIELDS) : field;
    if (!encoded.has(own)) return [name, value];
    return [name, name === "encoding" ? "json/plain" : encoded.get(own)];
  });
  for (const name of Object.keys(seen)) data.delete(name);
  for (const [name, value] of pairs) data.append(name, value);
}

function tell(form, error) {
  let words = form.querySelector(".encode-failure");
  if (!words) {
    words = Object.assign(document.createElement("p"), { className: "notice failure encode-failure", role: "alert" });
    form.append(words);
  }
  words.textContent = `Nothing was sent: the codec server at ${settings().endpoint} could not encode it: ${error.message}`;
}
