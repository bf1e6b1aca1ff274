/* Before the page is shown: that there is script, and the colours that the reader chose here. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.script = "";
  try {
    const scheme = localStorage.getItem("scheme");
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  } catch { /* No storage: the device chooses. */ }
})();
