/* Fetches the search when somebody turns to it, and opens it. Without a script the link leads to an
   index from A to Z; so it does where the search cannot be had. */
(() => {
  "use strict";
  const link = document.querySelector("[data-search]");
  if (!link || typeof HTMLDialogElement === "undefined") return;
  const KEY = "aria-keyshortcuts";
  let coming;

  /* A key of one letter can be in the way of those who speak to their browser; the dialog turns it off. */
  try {
    if (localStorage.getItem("key") === "off") link.removeAttribute(KEY);
  } catch { /* Nothing is remembered here. */ }

  const fetched = () => {
    coming = coming || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = link.dataset.script;
      script.integrity = link.dataset.integrity;
      script.onload = () => done(searchDialog(link));
      script.onerror = failed;
      document.head.append(script);
    });
    return coming;
  };
  const open = () => fetched().then((dialog) => dialog.open()).catch(() => {
    location.href = link.href;
  });

  for (const sign of ["pointerenter", "focus"]) {
    link.addEventListener(sign, () => fetched().catch(() => {}), { once: true });
  }
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === link.getAttribute(KEY) && !busy && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
})();
