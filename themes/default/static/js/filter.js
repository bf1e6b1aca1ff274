/* The filter of the timeline: the links to what entries are filed under become switches.

   Without this script each leads to a page. The list of entries by aspect is fetched when it is first
   needed, the rows block by block. What is chosen stands in the address. All words are in the page. */
(() => {
  "use strict";
  const panel = document.querySelector("[data-filter]");
  if (!panel) return;

  const SHOWN = 40;
  const say = panel.dataset;
  const status = panel.querySelector(".filter__status");
  const clear = panel.querySelector(".filter__clear");
  const found = document.querySelector("[data-found]");
  const rest = document.querySelector("[data-unfiltered]");
  const root = new URL("./", new URL(say.filter, location.href));
  const here = new URL(say.timeline, location.href).pathname === location.pathname;
  const other = document.querySelector("[data-other]");
  const heading = document.title;
  const blocks = new Map();
  let index, turn = 0, query, upTo = SHOWN;

  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
  /* As the page writes them: thousands parted from the first, in the digits of its markup. */
  const written = (number) => number.toLocaleString(
    document.documentElement.lang, { numberingSystem: "latn", useGrouping: "always" });
  const keep = (left) => history.replaceState({ shown: upTo, ...left }, "");
  const links = () => [...found.querySelectorAll(".row__title a")];

  const get = async (path) => {
    const answer = await fetch(new URL(path, root), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return answer.json();
  };

  const numbers = (steps) => {
    let at = 0;
    return steps.map((step) => (at += step));
  };

  /* The list of entries, with the rows of each value as marks in an array. */
  const load = () => index = index || get(say.filter).then((read) => {
    const aspects = new Map(Object.entries(read.aspects).map(([name, values]) => [
      name,
      new Map(values.map(([value, title, steps]) => [value, { title, rows: numbers(steps) }])),
    ]));
    const order = numbers(read.order), years = [];
    let at = 0;
    for (const [label, dated, total] of read.years) {
      const rows = order.slice(at, at += total);
      years.push([label, rows.slice(0, dated), rows.slice(dated)]);
    }
    if (say.order === "oldest") {
      years.reverse();
      years.forEach((year) => [year[1], year[2]].forEach((rows) => rows.reverse()));
    }
    return { ...read, aspects, years };
  }).catch((fault) => {
    index = undefined;
    throw fault;
  });

  /* What is chosen, by aspect: what the page is for, and what its address says. */
  const chosen = () => {
    const wanted = new Map();
    const add = (name, value) => wanted.set(name, (wanted.get(name) || new Set()).add(value));
    if (say.aspect) add(say.aspect, say.value);
    for (const [name, value] of new URLSearchParams(location.search)) {
      if (panel.querySelector(`.aspect[data-aspect="${CSS.escape(name)}"]`)) add(name, value);
    }
    return wanted;
  };

  const address = (wanted) => {
    const query = [...wanted].flatMap(([name, values]) => [...values].map((value) => [name, value]));
    query.sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1));
    const text = new URLSearchParams(query).toString();
    return say.timeline + (text ? `?${text}` : "");
  };

  const toggled = (name, value) => {
    const wanted = chosen(), values = wanted.get(name) || new Set();
    if (!values.delete(value)) values.add(value);
    wanted.set(name, values);
    return address(wanted);
  };

  /* How many of the chosen aspects each row fits, and for each aspect whether it is one of them. */
  const fitting = (read, wanted) => {
    const asked = [...wanted].filter(([name, values]) => values.size && read.aspects.has(name));
    const fits = new Uint8Array(read.total), by = new Map();
    for (const [name, values] of asked) {
      const marks = new Uint8Array(read.total);
      for (const value of values) for (const row of read.aspects.get(name).get(value)?.rows || []) marks[row] = 1;
      marks.forEach((mark, row) => fits[row] += mark);
      by.set(name, marks);
    }
    return { fits, by, all: asked.length };
  };

  const element = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  };

  const count = (read, { fits, by, all }) => {
    for (const link of panel.querySelectorAll(".values__link")) {
      const { aspect, value } = link.dataset, own = by.get(aspect);
      const rows = read.aspects.get(aspect)?.get(value)?.rows || [];
      const left = rows.filter((row) => fits[row] - (own ? own[row] : 0) === all - (own ? 1 : 0)).length;
      link.querySelector(".values__count").textContent = written(left);
      link.classList.toggle("values__link--none", !left);
    }
  };

  const press = (wanted) => {
    for (const link of panel.querySelectorAll(".values__link")) {
      const on = wanted.get(link.dataset.aspect)?.has(link.dataset.value) || false;
      if (here) {
        link.setAttribute("role", "button");
        link.setAttribute("aria-pressed", on);
      }
    }
    for (const aspect of panel.querySelectorAll(".aspect")) {
      const many = wanted.get(aspect.dataset.aspect)?.size;
      aspect.querySelector(".aspect__chosen").textContent = many ? ` (${written(many)})` : "";
    }
  };

  /* A chosen value that is too rare to stand in the panel, or all of them. */
  const complete = (read, wanted, whole) => {
    for (const aspect of panel.querySelectorAll(".aspect")) {
      const name = aspect.dataset.aspect, list = aspect.querySelector(".values");
      const there = new Set([...list.querySelectorAll("a")].map((link) => link.dataset.value));
      for (const [value, { title, rows }] of read.aspects.get(name) || []) {
        if (there.has(value) || !(whole === name || wanted.get(name)?.has(value))) continue;
        const item = element("li"), link = element("a", "values__link");
        link.href = `${say.root}timeline/${name}/${value}/`;
        Object.assign(link.dataset, { aspect: name, value });
        link.append(element("span", "values__name", title), " ", element("span", "values__count", written(rows.length)));
        item.append(link);
        list.append(item);
      }
      if (whole === name) aspect.querySelector(".aspect__every")?.remove();
    }
  };

  const rowOf = async (read, number) => {
    const block = Math.floor(number / read.block);
    if (!blocks.has(block)) blocks.set(block, get(`rows/${block}.json`));
    const { of, rows } = await blocks.get(block);
    if (of !== read.blocks[block]) throw new Error(`rows/${block}.json`);
    return rows[number % read.block];
  };

  const time = ([day, machine]) => {
    const made = element(machine ? "time" : "span", "date", day);
    if (machine) made.dateTime = machine;
    return made;
  };

  const line = ([path, title, kind, major, occurred, known]) => {
    const item = element("li", "list__one"), row = element("div", "row");
    const date = element("p", "row__date"), text = element("div", "row__text");
    const name = element("p", "row__title"), link = element("a", "", title), meta = element("p", "meta");
    link.href = say.root + path.slice(1);
    name.append(link);
    date.append(time(occurred));
    if (major) meta.append(element("strong", "", say.major), " ");
    meta.append(...known ? say.public.split(/(\{\w+\})/).map((part) => (
      part === "{kind}" ? kind : part === "{date}" ? time(known) : part)) : [kind]);
    text.append(name, meta);
    row.append(date, text);
    item.append(row);
    return item;
  };

  const told = (read, rows) => !rows.length ? say.none
    : say.some.replace("{shown}", written(rows.length)).replace("{total}", written(read.total));

  /* The first rows of what fits, year by year, and a button for more. */
  const list = async (read, rows, number) => {
    const shown = rows.slice(0, number);
    const made = await Promise.all(shown.map(([, row]) => rowOf(read, row)));
    const parts = [];
    made.forEach((row, at) => {
      if (!at || shown[at][0] !== shown[at - 1][0]) {
        parts.push(element("h2", "found-entries__year", shown[at][0]), element("ol", "list"));
      }
      parts.at(-1).append(line(row));
    });
    if (rows.length > number) {
      const more = element("button", "found-entries__more", say.more);
      more.addEventListener("click", () => extend(read, rows, number));
      parts.push(more);
    }
    return parts;
  };

  /* Show more. What is shown already stays where the rest cannot be had. */
  const extend = async (read, rows, number) => {
    const mine = turn;
    try {
      const all = await list(read, rows, number + SHOWN);
      if (mine !== turn) return;
      found.replaceChildren(...all);
      links()[number].focus();
      status.textContent = told(read, rows);
      upTo = number + SHOWN;
      keep();
    } catch {
      blocks.clear();
      if (mine === turn) status.textContent = say.failed;
    }
  };

  /* All that tells whether the page is filtered, at once. */
  const settle = (some, lines, words) => {
    clear.hidden = !some;
    if (other) other.search = location.search;
    found.replaceChildren(...lines);
    found.hidden = !some;
    rest.hidden = some;
    status.textContent = words;
    document.title = some ? `${words} — ${heading}` : heading;
  };

  /* Back from an entry: it stands where it stood. */
  const comeBack = () => {
    const { row, top } = history.state || {}, left = links()[row];
    if (!left) return;
    left.focus({ preventScroll: true });
    scrollBy({ top: left.getBoundingClientRect().top - top, behavior: "instant" });
    keep();
    history.scrollRestoration = "auto";
  };

  const show = async () => {
    const mine = ++turn, wanted = chosen();
    const some = [...wanted.values()].some((values) => values.size);
    let read;
    query = location.search;
    upTo = history.state?.shown || SHOWN;
    press(wanted);
    try {
      if (!some && !index) return;
      read = await load();
      complete(read, wanted);
      press(wanted);
      const fit = fitting(read, wanted);
      count(read, fit);
      if (!here) return;
      const rows = read.years.flatMap(([label, ...parts]) => parts.flat()
        .filter((row) => fit.fits[row] === fit.all).map((row) => [label, row]));
      const lines = some ? await list(read, rows, upTo) : [];
      if (mine !== turn) return;
      settle(some, lines, some ? told(read, rows) : say.all);
      comeBack();
    } catch {
      if (mine !== turn) return;
      blocks.clear();
      status.textContent = say.failed;
      if (!here) return;
      /* Nothing is filtered: the address, the switches and the counts say so as well. */
      history.replaceState(null, "", say.timeline);
      query = location.search;
      const none = chosen();
      press(none);
      if (read) count(read, fitting(read, none));
      settle(false, [], say.failed);
    }
  };

  const go = (to) => {
    if (!here) return location.assign(to);
    history.pushState(null, "", to);
    return show();
  };

  panel.addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link || !plain(event)) return;
    const aspect = link.closest(".aspect")?.dataset.aspect;
    if (link === clear) {
      event.preventDefault();
      go(say.timeline);
      if (here) panel.querySelector("summary").focus();
    } else if (link.dataset.value) {
      event.preventDefault();
      go(toggled(aspect, link.dataset.value));
    } else if (aspect) {
      event.preventDefault();
      try {
        const read = await load(), last = link.closest(".aspect").querySelectorAll(".values__link").length;
        complete(read, chosen(), aspect);
        press(chosen());
        count(read, fitting(read, chosen()));
        panel.querySelectorAll(`.aspect[data-aspect="${aspect}"] .values__link`)[last].focus();
      } catch {
        location.assign(link.href);
      }
    }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches("[role=button]")) {
      event.preventDefault();
      event.target.click();
    }
  });
  /* On a page of one value the counts say what would remain, as soon as somebody looks. */
  panel.addEventListener("toggle", () => here || show(), { capture: true, once: true });
  if (!here) return;
  found.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !plain(event)) return;
    keep({ row: links().indexOf(link), top: link.getBoundingClientRect().top });
    history.scrollRestoration = "manual";
  });
  /* A step within the page changes nothing of the filter. */
  addEventListener("popstate", () => location.search === query ? keep() : show());
  show();
})();
