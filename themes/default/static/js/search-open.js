/* Fetches the search when somebody turns to it, and opens it. Without a script the link leads to an
   index from A to Z; so it does where the search cannot be had. */
(() => {
  "use strict";
  const link = document.querySelector("[data-search]");
  if (!link || typeof HTMLDialogElement === "undefined") return;
  const KEY = "aria-keyshortcuts";
  /* What was typed for the field since the search was asked for, until it opens. */
  let coming, typed;

  /* A key of one letter can be in the way of those who speak to their browser; the dialog turns it off,
     maybe in another tab. */
  const heed = () => {
    try {
      if (localStorage.getItem("key") === "off") link.removeAttribute(KEY);
      else link.setAttribute(KEY, link.dataset.key);
    } catch { /* Nothing is remembered here. */ }
  };
  heed();
  addEventListener("storage", heed);
  addEventListener("pageshow", (event) => event.persisted && heed());

  const fetched = () => {
    coming = coming || new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = link.dataset.script;
      script.integrity = link.dataset.integrity;
      script.onload = () => done(searchDialog(link));
      script.onerror = failed;
      document.head.append(script);
    }).catch((fault) => {
      coming = undefined;
      throw fault;
    });
    return coming;
  };
  const open = async () => {
    if (typed !== undefined) return;
    typed = "";
    try {
      const dialog = await fetched();
      await dialog.ready();
      if (typed !== undefined) dialog.open(typed);
    } catch {
      if (typed !== undefined) location.href = link.href;
    }
    typed = undefined;
  };

  for (const sign of ["pointerenter", "focus"]) {
    link.addEventListener(sign, () => fetched().catch(() => {}), { once: true });
  }
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const { key } = event;
    const chord = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
    if (chord || event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (typed === undefined) {
      if (key !== link.getAttribute(KEY)) return;
      open();
    } else if (event.isComposing || event.keyCode === 229) return;
    else if (key === "Escape") typed = undefined;
    else if (key === "Backspace") typed = [...typed].slice(0, -1).join("");
    else if ([...key].length === 1) typed += key;
    else return;
    event.preventDefault();
  });
})();
