/* An entry: links and citations that copy themselves, and the reader's local time beside a moment.

   Without this script every link is a link, and every citation is there to select. All words come
   from the page. */
(() => {
  "use strict";
  const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /* Copying. */
  const side = document.querySelector("[data-copied]");
  if (side) {
    const status = make("p", { className: "copied" });
    status.setAttribute("role", "status");
    side.append(status);
    let clearing;

    const tell = () => {
      clearTimeout(clearing);
      status.textContent = side.dataset.copied;
      clearing = setTimeout(() => { status.textContent = ""; }, 4000);
    };

    /* Where the clipboard is refused, the very text is selected, shown first where it does not
       stand on the page: a key copies it, if the browser does not. */
    const select = (text, element) => {
      clearTimeout(clearing);
      const shown = element.textContent === text ? element : status;
      status.textContent = shown === status ? text : "";
      getSelection().selectAllChildren(shown);
      if (document.execCommand?.("copy")) tell();
    };

    const copy = (text, element) => {
      const asked = navigator.clipboard
        ? navigator.clipboard.writeText(text) : Promise.reject();
      asked.then(tell, () => select(text, element));
    };

    /* What was shown to be copied goes when something else is selected. */
    document.addEventListener("selectionchange", () => {
      if (status.textContent !== side.dataset.copied && !status.contains(getSelection().anchorNode)) status.textContent = "";
    });

    for (const label of side.querySelectorAll(".cite dt")) {
      const form = label.nextElementSibling;
      const button = make("button", { type: "button", className: "copy", textContent: side.dataset.copy });
      button.setAttribute("aria-label", `${side.dataset.copy}: ${label.textContent}`);
      button.addEventListener("click", () => copy(form.textContent, form));
      label.append(" ", button);
    }

    const canonical = document.querySelector("link[rel=canonical]").href;
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-copies], a.fact__number, a.anchor");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const href = link.getAttribute("href");
      if (link.dataset.copies) event.preventDefault();
      else if (!href.startsWith("#")) return;
      copy(link.dataset.copies || canonical + href, link);
    });
  }

  /* Local time. The source's own stays where it stands; nothing moves until it is asked for. */
  const local = (time) => {
    const moment = new Date(time.dateTime);
    if (Number.isNaN(moment.getTime())) return null;
    const shown = { calendar: "gregory", numberingSystem: "latn", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" };
    if (/T\d\d:\d\d:\d\d/.test(time.dateTime)) shown.second = "2-digit";
    const words = new Intl.DateTimeFormat(document.documentElement.lang, shown).format(moment);
    return make("span", { className: "local", textContent: ` (${time.dataset.local.replace("{time}", words)})` });
  };

  for (const time of document.querySelectorAll("time[data-local]")) {
    if (time.closest("a, button, summary")) continue;
    const beside = local(time);
    if (!beside) continue;
    time.tabIndex = 0;
    time.title = time.dataset.offer;
    time.setAttribute("role", "button");
    time.setAttribute("aria-expanded", "false");
    const turn = () => {
      if (beside.isConnected) beside.remove();
      else time.after(beside);
      time.setAttribute("aria-expanded", String(beside.isConnected));
    };
    time.addEventListener("click", turn);
    time.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      turn();
    });
  }

  /* Printing, where a page says that it is made for it. */
  for (const place of document.querySelectorAll("[data-print]")) {
    const button = make("button", { type: "button", className: "copy", textContent: place.dataset.print });
    button.addEventListener("click", () => print());
    place.append(" ", button);
  }
})();
