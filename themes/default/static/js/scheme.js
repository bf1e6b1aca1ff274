/* Light or dark. The choice is remembered in this browser alone, and sent nowhere. */
(() => {
  "use strict";
  const root = document.documentElement;
  const buttons = [...document.querySelectorAll("[data-scheme-choice]")];
  const turn = document.querySelector("[data-dark]");
  const device = matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => root.dataset.scheme || "";
  const dark = () => (chosen() ? chosen() === "dark" : device.matches);

  const show = () => {
    for (const button of buttons) button.setAttribute("aria-pressed", button.dataset.schemeChoice === chosen());
    turn?.setAttribute("aria-pressed", dark());
  };

  const choose = (choice) => {
    if (choice) root.dataset.scheme = choice;
    else delete root.dataset.scheme;
    try {
      if (choice) localStorage.setItem("scheme", choice);
      else localStorage.removeItem("scheme");
    } catch { /* It holds for this page. */ }
    show();
  };

  for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.schemeChoice));
  /* Whoever turns the colours back to those of the device has chosen nothing. */
  turn?.addEventListener("click", () => {
    const wanted = !dark();
    choose(wanted === device.matches ? "" : wanted ? "dark" : "light");
  });
  device.addEventListener("change", show);
  show();
})();
