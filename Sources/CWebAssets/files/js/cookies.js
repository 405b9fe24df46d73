/** What was chosen, for this and the next pages: a cookie that the server reads too. */
export function choose(name, value) {
  const base = document.documentElement.dataset.base || "/";
  document.cookie = `temporal-${name}=${encodeURIComponent(value)}; path=${base}; max-age=31536000; samesite=strict`;
}

export function chosen(name) {
  const found = document.cookie.split("; ").find((part) => part.startsWith(`temporal-${name}=`));
  return found && decodeURIComponent(found.split("=")[1]);
}
