// What forms send as payloads is encoded by the codec server first. A payload that is encoded stands in its field as `payload:` with all of it.
import { convert, settings, textOf, toBase64 } from "./codec-server.js";

const MARK = "payload:";
const FIELDS = "textarea[data-payload]"; // `data-payload="map"`: a JSON object, each member of which is a payload
const ready = new WeakSet(); // forms whose payloads are encoded

/** Encodes what any form of the page sends. */
export function startEncoding() {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    // A named button changes the form and sends nothing on.
    if (ready.delete(form) || event.submitter?.name || !settings().endpoint) return;
    let sent;
    try {
      sent = [...form.querySelectorAll(FIELDS)].flatMap((field) => payloads(field));
    } catch (error) {
      event.preventDefault();
      return tell(form, error.message);
    }
    if (!sent.length) return;
    event.preventDefault();
    try {
      const answers = await convert("encode", sent.map(({ text }) => text));
      const encoded = new Map();
      sent.forEach(({ field, member }, index) => {
        const whole = MARK + JSON.stringify(answers[index]);
        encoded.set(field, member === undefined ? whole : withMember(encoded.get(field) ?? field.value, member, whole));
      });
      form.addEventListener("formdata", ({ formData }) => replace(form, formData, encoded), { once: true });
      ready.add(form);
      form.requestSubmit(event.submitter);
    } catch (error) {
      tell(form, `the codec server at ${settings().endpoint} could not encode it: ${error.message}`);
    }
  });
}

/** Shows what stands encoded in the fields below an element. */
export async function decodeFields(root) {
  const kept = [...root.querySelectorAll(FIELDS)].flatMap((field) => wholes(field));
  if (!kept.length || !settings().endpoint) return;
  try {
    const answers = await convert("decode", kept.map(({ text }) => text.slice(MARK.length)));
    answers.forEach((answer, index) => {
      const { field, member } = kept[index];
      field.value = member === undefined ? textOf(answer) : withMember(field.value, member, JSON.parse(textOf(answer)));
    });
  } catch {
    // The fields keep what stands in them, which can be sent as it is.
  }
}

/** What a field sends, as payloads to encode; a member's with its name. */
function payloads(field) {
  if (!isMap(field)) return [payload(field)].filter(Boolean).map((text) => ({ field, text }));
  return members(field.value)
    .filter(([, value]) => !isWhole(value))
    .map(([member, value]) => ({ field, member, text: asText({ encoding: "json/plain" }, JSON.stringify(value)) }));
}

/** What stands encoded in a field. */
function wholes(field) {
  if (!isMap(field)) return [field.value].filter(isWhole).map((text) => ({ field, text }));
  return members(field.value)
    .filter(([, value]) => isWhole(value))
    .map(([member, text]) => ({ field, member, text }));
}

function isMap(field) {
  return field.dataset.payload === "map";
}

function isWhole(value) {
  return typeof value === "string" && value.startsWith(MARK);
}

/** The members of a JSON object; none where the text is something else, of which the server has to complain. */
function members(text) {
  const value = isJSON(text) ? JSON.parse(text, exactly) : undefined;
  return value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : [];
}

/** Lets no number through that would be rounded. */
function exactly(_, value) {
  if (typeof value === "number" && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error(`the number ${value} is too long for this page; write it as a text`);
  return value;
}

/** The object with another value for a member, indented as forms show them. */
function withMember(text, member, value) {
  return JSON.stringify({ ...JSON.parse(text), [member]: value }, null, 2);
}

/** The payload of a field as JSON text; undefined where there is none, where it is encoded already, and where the server has to complain. */
function payload(field) {
  const row = field.closest(".input");
  const kind = row?.querySelector('[name="encoding"]')?.value ?? "json/plain";
  const text = kind.startsWith("json/") ? field.value.trim() : field.value;
  if ((!text && kind !== "binary/null") || text.startsWith(MARK)) return undefined;
  if (kind.startsWith("json/") && !isJSON(text)) return undefined;
  const metadata = { encoding: kind === "text" ? "json/plain" : kind };
  const type = row?.querySelector('[name="message-type"]')?.value.trim();
  if (type && kind === "json/protobuf") metadata.messageType = type;
  const data = kind === "binary/null" ? "" : kind === "text" ? JSON.stringify(text) : text;
  return asText(metadata, data);
}

/** A payload as protobuf's JSON has it. */
function asText(metadata, data) {
  const encoded = Object.entries(metadata).map(([name, value]) => [name, toBase64(value)]);
  return JSON.stringify({ metadata: Object.fromEntries(encoded), data: toBase64(data) });
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

function tell(form, reason) {
  let words = form.querySelector(".encode-failure");
  if (!words) {
    words = Object.assign(document.createElement("p"), { className: "notice failure encode-failure", role: "alert" });
    form.append(words);
  }
  words.textContent = `Nothing was sent: ${reason}`;
}
