/* Search: a dialog over the page, opened by `link`.

   What it finds comes from `searchIndex`. */
const searchDialog = (link) => {
  "use strict";

  const SHOWN = 10, KEY = "aria-keyshortcuts";
  let index, dialog, field, list, further, status, choice, turn = 0, showing;

  const element = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  };

  const COMPOUND = /([\p{L}\p{N}\p{M}]+(?:[-\u2010\u2011/][\p{L}\p{N}\p{M}]+)*)/u;

  /* The text with every place marked where one of the words begins a word; a compound that is looked for
     as one word is marked whole, and the sign of a vowel with its letter. */
  const marked = (parent, text, words) => {
    const begins = (word) => words.some((one) => word.startsWith(one));
    const put = (piece, found) => parent.append(found ? element("mark", "", piece) : piece);
    for (const compound of text.split(COMPOUND)) {
      const [whole = "", ...others] = searchIndex.askedFor(compound);
      if (!others.length && begins(whole)) put(compound, true);
      else for (const part of compound.split(/([-\u2010\u2011/])/)) put(part, begins(searchIndex.fold(part)));
    }
    return parent;
  };

  /* A headline runs as its own words do, beside a date as the page writes it, and stands at the page's edge. */
  const ofOthers = (name, text, words) => {
    const made = element("span", name);
    made.append(...text.split(/( · )/).map((part, at) => at % 2 ? part : marked(element("bdi"), part, words)));
    return made;
  };

  const say = (name, values = {}) => Object.entries(values)
    .reduce((text, [key, value]) => text.replace(`{${key}}`, () => value), index.say[name]);
  /* As the page writes them: thousands parted from the first, in the digits of its markup. */
  const written = (number) => number.toLocaleString(
    document.documentElement.lang, { numberingSystem: "latn", useGrouping: "always" });

  const rowFor = ([, path, name, line], words) => {
    const row = element("li", "found__row"), to = element("a", "found__link");
    to.href = index.base + path;
    to.append(ofOthers("found__title", name, words));
    if (line) to.append(" ", ofOthers("found__line", line, words));
    row.append(to);
    return row;
  };

  /* What one may do where nothing was found: another spelling, and the names from A to Z. */
  const waysOn = (meant) => {
    const row = (inside) => {
      const made = element("li", "found__row");
      made.append(inside);
      return made;
    };
    const names = element("a", "found__other", say("names"));
    names.href = link.href;
    return [...meant.map((text) => {
      const made = element("button", "found__link found__meant", text);
      made.type = "button";
      made.addEventListener("click", () => {
        field.value = text;
        field.focus();
        showing = show(text);
      });
      return row(made);
    }), row(names)];
  };

  const groupsOf = (found, words, from) => {
    const groups = new Map();
    found.forEach((row, at) => groups.set(row[0], [...(groups.get(row[0]) || []), [row, at]]));
    return [...groups].map(([kind, members]) => {
      const group = element("li", "found__group"), inside = element("ul", "found__rows");
      inside.append(...members.map(([row, at]) => {
        const made = rowFor(row, words);
        if (from && at >= from) made.dataset.more = "";
        return made;
      }));
      group.append(element("h3", "found__kind", index.kinds[kind]), inside);
      return group;
    });
  };

  /* What was found, and what was not looked for. */
  const told = (text, { words, found, total, skipped, begun, meant }) => [
    !words.length ? say("start")
      : total ? found.length < total ? say("some", { shown: written(found.length), total: written(total) })
        : say(total === 1 ? "one" : "all", { total: written(total) })
      : begun ? "" : say("none", { words: text.trim() }),
    skipped.length && total ? say("skipped", { words: skipped.join(", ") }) : "",
    begun ? say("more", { word: begun }) : "",
    meant.length ? say("meant") : "",
  ].filter(Boolean).join(" ");

  /* The best results by kind, `upTo` in number. Of those after `from` the first gets the focus. */
  const show = async (text, upTo = SHOWN, from = 0) => {
    const mine = ++turn;
    try {
      const result = await searchIndex.find(text, upTo);
      if (mine !== turn) return;
      const { words, found, total, skipped, begun, meant } = result;
      index = result.index;
      list.replaceChildren(...(words.length && !total && !begun ? waysOn(meant) : groupsOf(found, words, from)));
      if (from) (list.querySelector("[data-more] a") || field).focus();
      further.hidden = !begun && found.length === total && !(total && skipped.length);
      further.onclick = () => show(text, found.length + SHOWN, found.length);
      status.textContent = told(text, result);
    } catch {
      if (mine !== turn) return;
      status.textContent = say("failed");
      if (from) return;
      /* What stands there was found for other words. */
      list.replaceChildren(...waysOn([]));
      further.hidden = true;
    }
  };

  /* Opens the first result, when those of the words that stand in the field have come. */
  const openFirst = async () => {
    const mine = turn;
    await showing;
    if (mine === turn) list.querySelector(".found__link")?.click();
  };

  const walk = (event) => {
    /* A key that chooses letters is not for us; some browsers say so by 229 alone. */
    if (event.isComposing || event.keyCode === 229) return;
    const stops = [field, ...list.querySelectorAll("a, button"), ...(further.hidden ? [] : [further])];
    const at = stops.indexOf(document.activeElement);
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      stops[Math.min(Math.max(at + steps[event.key], 0), stops.length - 1)].focus();
    } else if (event.key === "Enter" && at === 0) {
      event.preventDefault();
      openFirst();
    } else if (event.key === "Escape") {
      /* A search field would only empty itself. */
      event.preventDefault();
      dialog.close();
    }
  };

  /* Whether the key of the link opens the search: the link's own attribute says it, while it is there. */
  const keyChoice = (key) => {
    const label = element("label", "search__key");
    choice = element("input");
    choice.type = "checkbox";
    label.append(choice, " ", say("key", { key }));
    choice.addEventListener("change", () => {
      if (choice.checked) link.setAttribute(KEY, key);
      else link.removeAttribute(KEY);
      try {
        if (choice.checked) localStorage.removeItem("key");
        else localStorage.setItem("key", "off");
      } catch { /* It holds for this page. */ }
    });
    return label;
  };

  const build = () => {
    dialog = element("dialog", "search");
    const form = element("form", "search__form");
    const label = element("label", "search__label visually-hidden", link.textContent.trim());
    const close = element("button", "search__close", say("close"));
    field = element("input", "search__field");
    status = element("p", "search__status");
    list = element("ul", "found");
    Object.assign(field, { type: "search", id: "search-field", autocomplete: "off", spellcheck: false });
    label.htmlFor = field.id;
    further = element("button", "search__further", say("further"));
    Object.assign(further, { type: "button", hidden: true });
    status.setAttribute("role", "status");
    dialog.setAttribute("aria-label", label.textContent);
    form.append(label, field, close);
    const below = element("div", "search__below");
    below.append(status, list, further, keyChoice(link.dataset.key));
    dialog.append(form, below);
    dialog.addEventListener("keydown", walk);
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    close.type = "button";
    close.addEventListener("click", () => dialog.close());
    form.addEventListener("submit", (event) => event.preventDefault());
    /* The browser gives the focus back, unless nothing had it. */
    dialog.addEventListener("close", () => {
      const { activeElement: on, body } = document;
      if (on === body || dialog.contains(on)) link.focus({ preventScroll: true });
    });
    field.addEventListener("input", () => {
      showing = show(field.value);
    });
    document.body.append(dialog);
  };

  /* Throws where there is no index to be had. */
  const ready = async () => {
    index = index || await searchIndex.load(link.dataset.search);
  };

  /* Opens what is ready, with what was typed for it meanwhile or else as it was left. */
  const open = (typed) => {
    if (!dialog) build();
    if (dialog.open) return;
    choice.checked = link.hasAttribute(KEY);
    dialog.showModal();
    if (typed) field.value = typed;
    else field.select();
    showing = show(field.value);
  };

  return { ready, open };
};
