/* Fetches the search when somebody turns to it, and opens it. Without a script the link leads to an
   index from A to Z; so it does where the search cannot be had. */
(() => {
  "use strict";
  const link = document.querySelector("[data-search]");
  if (!link || typeof HTMLDialogElement === "undefined") return;
  let coming;

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
    if (event.key === "/" && !busy && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      open();
    }
  });
})();
