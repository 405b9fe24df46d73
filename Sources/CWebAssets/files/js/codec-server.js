// The codec server: the operator's, or the one that the reader named for this browser alone.
const KEPT = "temporal-codec";

/** Which one is asked, and whether with this browser's cookies. The reader's token is for the operator's alone. */
export function settings() {
  const own = JSON.parse(localStorage.getItem(KEPT) ?? "null");
  const { codec, codecAuthorization } = document.documentElement.dataset;
  return own ?? { endpoint: codec ?? "", credentials: false, authorization: codecAuthorization };
}

/** Keeps the reader's own; undefined: the operator's again. */
export function keep(own) {
  if (own) localStorage.setItem(KEPT, JSON.stringify(own));
  else localStorage.removeItem(KEPT);
}

/** Has payloads, each as JSON text, encoded or decoded; answers as many. Throws where the server does not. */
export async function convert(way, texts) {
  const { endpoint, credentials, authorization } = settings();
  const headers = { "content-type": "application/json", "x-namespace": document.documentElement.dataset.namespace };
  if (authorization) headers.authorization = authorization;
  const answer = await fetch(`${endpoint.replace(/\/+$/, "")}/${way}`, {
    method: "POST",
    credentials: credentials ? "include" : "omit",
    headers,
    body: `{"payloads":[${texts.join(",")}]}`,
  });
  if (!answer.ok) throw new Error(`it answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  const { payloads } = await answer.json();
  if (payloads?.length !== texts.length) throw new Error("its answer has another number of payloads");
  return payloads;
}

/** A payload as a reader sees it. */
export function textOf(payload) {
  const encoding = payload.metadata?.encoding ? fromBase64(payload.metadata.encoding) : "";
  if (encoding === "binary/null") return "null";
  if (!encoding.startsWith("json/")) return payload.data ?? "";
  const text = fromBase64(payload.data ?? "");
  try {
    const value = JSON.parse(text);
    // Indented only where nothing is lost by it: long numbers would be rounded.
    return JSON.stringify(value) === text ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}

/** The bytes of a text, as JSON has them. */
export function toBase64(text) {
  return btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(""));
}

function fromBase64(text) {
  return new TextDecoder().decode(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
}
