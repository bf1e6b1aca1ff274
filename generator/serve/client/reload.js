// Added by `onrecord serve` to the pages that it sends, and to no file. Waits for another state of
// the site: a new site reloads the page; what keeps a new one from being built is shown over it.
"use strict";

(() => {
  const AT = "/-/onrecord/";
  const MOST = 500;
  const WIDEST = 200;
  const here = document.currentScript.dataset.site;
  const overlay = makeOverlay();

  follow();

  async function follow() {
    let seen = "";
    for (;;) {
      await inView();
      const news = await ask(seen);
      if (news && news.site !== here) {
        location.reload();
        return;
      }
      if (news) {
        seen = news.state;
        overlay.show(news);
      }
    }
  }

  // Only a tab in view keeps a connection: a browser has no more than six for one host.
  async function ask(seen) {
    const request = new AbortController();
    const leave = () => document.hidden && request.abort();
    document.addEventListener("visibilitychange", leave);
    try {
      const answer = await fetch(`${AT}state?seen=${seen}`, { signal: request.signal });
      if (answer.status === 200) {
        return await answer.json();
      }
      if (answer.status !== 204) {
        await pause(1000);
      }
    } catch {
      await pause(document.hidden ? 0 : 1000); // the server is gone, and may come back
    } finally {
      document.removeEventListener("visibilitychange", leave);
    }
    return null;
  }

  async function inView() {
    while (document.hidden) {
      await new Promise((go) => document.addEventListener("visibilitychange", go, { once: true }));
    }
  }

  function pause(time) {
    return new Promise((go) => setTimeout(go, time));
  }

  // The overlay. Texts go in as text, never as markup.

  function makeOverlay() {
    const host = element("onrecord-overlay", "");
    const title = element("p", "title");
    const close = element("button", "close", "Hide (Esc)");
    const list = element("ol", "problems");
    const panel = element("section", "panel", element("div", "head", title, close), list);
    const styles = element("link", "");

    host.hidden = true;
    host.lang = "en";
    host.dir = "ltr";
    title.setAttribute("role", "alert");
    panel.setAttribute("aria-label", "Problems of the content");
    panel.tabIndex = 0; // so that the keys can scroll it
    close.type = "button";
    styles.rel = "stylesheet";
    styles.href = `${AT}overlay.css`;

    const hide = () => {
      host.hidden = true;
    };
    close.addEventListener("click", hide);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    host.attachShadow({ mode: "open" }).append(styles, panel);
    document.body.append(host);

    function show({ fault, problems }) {
      host.hidden = !fault && problems.length === 0;
      list.replaceChildren(...problems.slice(0, MOST).map(problemItem));
      if (problems.length > MOST) {
        list.append(element("li", "problem", `And ${problems.length - MOST} more: see the terminal.`));
      }
      title.textContent = host.hidden ? "" : `${headline(fault, problems)} ${standing()}`;
    }
    return { show };
  }

  function headline(fault, problems) {
    if (fault) {
      return `${fault}.`;
    }
    const errors = problems.filter((problem) => problem.severity === "error").length;
    return errors === 1 ? "1 error in the content." : `${errors} errors in the content.`;
  }

  function standing() {
    return here ? "The page shows the last good site." : "";
  }

  function problemItem(problem) {
    const item = element(
      "li",
      `problem ${problem.severity}`,
      element("code", "place", place(problem)),
      element("p", "message", `${problem.severity}[${problem.code}]: ${visible(problem.message)}`),
    );
    if (problem.excerpt.trim()) {
      item.append(excerpt(problem));
    }
    for (const other of problem.related) {
      item.append(element("p", "note", `note: ${place(other)}: ${visible(other.message)}`));
    }
    if (problem.help) {
      item.append(element("p", "help", `help: ${visible(problem.help)}`));
    }
    return item;
  }

  function place({ path, line, column }) {
    return visible(`${path}:${line}:${column}`);
  }

  function excerpt({ line, column, end_line, end_column, excerpt: text }) {
    const chars = Array.from(text); // columns count characters, not code units
    const start = column - 1;
    const end = end_line === line ? Math.max(end_column - 1, start + 1) : chars.length;
    const first = chars.length > WIDEST ? Math.max(0, start - 60) : 0;
    const last = first + WIDEST;
    const part = (from, to) => visible(chars.slice(from, Math.min(to, last)).join(""));
    return element(
      "pre",
      "excerpt",
      element("span", "line", `${line} | `),
      first > 0 ? "…" : "",
      part(first, start),
      element("mark", "", part(start, end) || " "),
      part(end, last),
      last < chars.length ? "…" : "",
    );
  }

  // Shows what would else be obeyed or not seen: controls, direction marks, odd spaces.
  function visible(text) {
    return text.replace(/[^\P{C}\t]|[\u2028\u2029]/gu, (char) => {
      const point = char.codePointAt(0).toString(16).padStart(4, "0");
      return `\\u${point}`;
    });
  }

  function element(name, classes, ...children) {
    const made = document.createElement(name);
    if (classes) {
      made.className = classes;
    }
    made.append(...children);
    return made;
  }
})();
