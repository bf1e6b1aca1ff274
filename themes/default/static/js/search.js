/* Search: a dialog over the page. Without this script the link leads to an index from A to Z.

   The index is the site's own: `search/index.json` lists the shards, a shard has the words that
   begin alike, a block has the rows that are shown. Nothing leaves the site. */
(() => {
  "use strict";
  const link = document.querySelector("[data-search]");
  if (!link || typeof HTMLDialogElement === "undefined") return;

  const LONGEST = 24, SHORTEST = 2, SHARDS = 6, SHOWN = 10;
  const root = new URL("./", new URL(link.dataset.search, location.href));
  const kept = new Map();
  let index, dialog, field, list, further, status, turn = 0;

  const get = (path) => {
    if (!kept.has(path)) {
      const asked = fetch(new URL(path, root)).then((answer) => {
        if (!answer.ok) throw new Error(`${answer.status} ${path}`);
        return answer.json();
      });
      asked.catch(() => kept.delete(path));
      kept.set(path, asked);
    }
    return kept.get(path);
  };

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) || [])
    .map((word) => [...word].slice(0, LONGEST).join(""));

  /* What is looked for: a letter that is joined to a word belongs to it, so that 8-K is one word. */
  const askedFor = (text) => (fold(text).match(/[\p{L}\p{N}]+(?:[-\u2010/][\p{L}\p{N}]+)*/gu) || [])
    .flatMap((compound) => {
      const parts = wordsOf(compound);
      return parts.length > 1 && parts.some((part) => [...part].length < SHORTEST)
        ? wordsOf(parts.join("")) : parts;
    });

  const fileOf = (name) => /^[a-z0-9]+$/.test(name)
    ? `w-${name}.json`
    : `w-${[...name].map((mark) => mark.codePointAt(0).toString(16)).join("-")}-.json`;

  /* The shard that holds a word, and for the beginning of a word also those that go on from it. */
  const shardsFor = (word, begins) => {
    const marks = [...word], found = [];
    for (let length = marks.length; length >= 0 && !found.length; length--) {
      const name = marks.slice(0, length).join("");
      if (index.words[name]) found.push(name);
    }
    if (begins) {
      for (const name of Object.keys(index.words)) {
        if (name.length > word.length && name.startsWith(word) && !found.includes(name)) found.push(name);
      }
    }
    return found.length > SHARDS ? null : found;
  };

  const numbers = (gaps) => {
    let at = 0;
    return gaps.map((gap) => (at += gap));
  };

  /* What a word finds: the weight of each row, or how many rows say it where that is most of them. */
  const rowsWith = async (word, begins) => {
    const names = shardsFor(word, begins);
    if (!names) return null;
    const shards = await Promise.all(names.map((name) => get(`words/${fileOf(name)}?${index.words[name][1]}`)));
    const found = new Map();
    let common = 0;
    for (const shard of shards) {
      for (const [other, [named, said]] of Object.entries(shard)) {
        if (other !== word && !(begins && other.startsWith(word))) continue;
        const whole = other === word ? 2 : 1;
        if (typeof said === "number") common = Math.max(common, -said);
        else for (const row of numbers(said)) found.set(row, Math.max(found.get(row) || 0, whole));
        for (const row of numbers(named)) found.set(row, Math.max(found.get(row) || 0, 10 * whole));
      }
    }
    return { found, common };
  };

  const search = async (text) => {
    const words = [...new Set(askedFor(text))].filter((word) => [...word].length >= SHORTEST);
    if (!words.length) return { words, rows: [], total: 0 };
    const open = /[\p{L}\p{N}]$/u.test(text);
    const parts = await Promise.all(words.map((word, n) => rowsWith(word, open && n === words.length - 1)));
    if (parts.some((part) => part === null)) return { words, rows: [], total: 0, more: true };
    const sure = parts.filter((part) => !part.common);
    const scores = new Map();
    for (const part of parts) for (const [row, weight] of part.found) scores.set(row, (scores.get(row) || 0) + weight);
    const rows = [...scores].filter(([row]) => sure.every((part) => part.found.has(row)))
      .sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b).map(([row]) => row);
    const common = sure.length ? 0 : Math.max(0, ...parts.map((part) => part.common));
    return { words, rows, total: Math.max(rows.length, common) };
  };

  const element = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  };

  /* The text with every place marked where one of the words begins a word. */
  const marked = (parent, text, words) => {
    for (const piece of text.split(/([\p{L}\p{N}]+)/u)) {
      const folded = fold(piece);
      const word = words.find((one) => folded.startsWith(one));
      parent.append(word ? element("mark", "", piece) : piece);
    }
    return parent;
  };

  const rowOf = async (number) => {
    const block = Math.floor(number / index.block);
    return (await get(`rows/${block}.json?${index.rows[block]}`))[number % index.block];
  };

  const say = (name, values = {}) => Object.entries(values)
    .reduce((text, [key, value]) => text.replace(`{${key}}`, () => value), index.say[name]);
  /* As the page writes them: thousands parted from the first, in the digits of its markup. */
  const written = (number) => number.toLocaleString(
    document.documentElement.lang, { numberingSystem: "latn", useGrouping: "always" });

  const rowFor = ([, path, name, line], words) => {
    const row = element("li", "found__row"), to = element("a", "found__link");
    to.href = index.base + path;
    to.append(marked(element("span", "found__title"), name, words));
    if (line) to.append(" ", marked(element("span", "found__line"), line, words));
    row.append(to);
    return row;
  };

  /* The best results by kind, `upTo` in number. Of those after `from` the first gets the focus. */
  const show = async (text, upTo = SHOWN, from = 0) => {
    const mine = ++turn;
    try {
      const { words, rows, total, more } = await search(text);
      const found = await Promise.all(rows.slice(0, upTo).map(rowOf));
      if (mine !== turn) return;
      const groups = new Map();
      let next;
      found.forEach((row, at) => groups.set(row[0], [...(groups.get(row[0]) || []), [row, at]]));
      list.replaceChildren(...[...groups].map(([kind, members]) => {
        const group = element("li", "found__group"), inside = element("ul", "found__rows");
        for (const [row, at] of members) {
          const made = rowFor(row, words);
          inside.append(made);
          if (from && at >= from) next = next || made;
        }
        group.append(element("h3", "found__kind", index.kinds[kind]), inside);
        return group;
      }));
      next?.firstChild.focus();
      further.hidden = found.length === rows.length;
      further.onclick = () => show(text, upTo + SHOWN, upTo);
      status.textContent = !words.length ? say("start")
        : more ? say("more")
        : !total ? say("none", { words: text.trim() })
        : found.length < total ? say("some", { shown: written(found.length), total: written(total) })
        : say(total === 1 ? "one" : "all", { total: written(total) });
    } catch {
      if (mine === turn) status.textContent = say("failed");
    }
  };

  const walk = (event) => {
    /* A key that chooses letters is not for us; some browsers say so by 229 alone. */
    if (event.isComposing || event.keyCode === 229) return;
    const stops = [field, ...list.querySelectorAll("a"), ...(further.hidden ? [] : [further])];
    const at = stops.indexOf(document.activeElement);
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps) {
      event.preventDefault();
      stops[Math.min(Math.max(at + steps[event.key], 0), stops.length - 1)].focus();
    } else if (event.key === "Enter" && at === 0) {
      event.preventDefault();
      if (stops.length > 1) stops[1].click();
    } else if (event.key === "Escape") {
      /* A search field would only empty itself. */
      event.preventDefault();
      dialog.close();
    }
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
    dialog.append(form, status, list, further);
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
    field.addEventListener("input", () => show(field.value));
    document.body.append(dialog);
  };

  const open = async () => {
    try {
      index = index || await fetch(link.dataset.search, { cache: "no-cache" }).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      });
    } catch {
      location.href = link.href;
      return;
    }
    if (!dialog) build();
    if (dialog.open) return;
    dialog.showModal();
    field.select();
    show(field.value);
  };

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
