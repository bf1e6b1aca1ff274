/* The switch between light and dark. It is remembered in this browser alone, and sent nowhere. */
(() => {
  "use strict";
  const root = document.documentElement;
  const buttons = [...document.querySelectorAll("[data-scheme-choice]")];

  const show = () => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.schemeChoice === (root.dataset.scheme || "")));
    }
  };

  const keep = (choice) => {
    try {
      if (choice) localStorage.setItem("scheme", choice);
      else localStorage.removeItem("scheme");
    } catch { /* It holds for this page. */ }
  };

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const choice = button.dataset.schemeChoice;
      if (choice) root.dataset.scheme = choice;
      else delete root.dataset.scheme;
      keep(choice);
      show();
    });
  }
  show();
})();
