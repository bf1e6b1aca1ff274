/* Before the page is shown: that there is script, and the colours that the reader chose here. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch { /* No storage: the device chooses. */ }
  /* The address asks for a part of a list, or another order: the list waits for the script that knows.
     Where none takes it up, it is shown. */
  if (!location.search) return;
  root.dataset.asked = "";
  addEventListener("DOMContentLoaded", () => root.dataset.asked || delete root.dataset.asked);
})();
