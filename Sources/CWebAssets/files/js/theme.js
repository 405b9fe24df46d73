import { choose } from "./cookies.js";

const THEMES = ["system", "light", "dark"];

/** The button that goes through light, dark, and what the system wants. */
export function startTheme() {
  const button = document.querySelector('[data-command="theme"]');
  button?.addEventListener("click", () => {
    const theme = THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length];
    document.documentElement.dataset.theme = theme;
    button.textContent = theme;
    choose("theme", theme);
  });
}
