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

  const set = (choice) => {
    if (choice) root.dataset.scheme = choice;
    else delete root.dataset.scheme;
    show();
  };

  const choose = (choice) => {
    set(choice);
    try {
      if (choice) localStorage.setItem("scheme", choice);
      else localStorage.removeItem("scheme");
    } catch { /* It holds for this page. */ }
  };

  /* A page that comes back as it was left, or stands in another tab, missed what was chosen meanwhile. */
  const recall = () => {
    try {
      const scheme = localStorage.getItem("scheme");
      set(scheme === "light" || scheme === "dark" ? scheme : "");
    } catch { /* It keeps its own. */ }
  };

  for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.schemeChoice));
  /* Whoever turns the colours back to those of the device has chosen nothing. */
  turn?.addEventListener("click", () => {
    const wanted = !dark();
    choose(wanted === device.matches ? "" : wanted ? "dark" : "light");
  });
  device.addEventListener("change", show);
  addEventListener("storage", recall);
  addEventListener("pageshow", (event) => event.persisted && recall());
  show();
})();
