/* The filter of the timeline: the links to what entries are filed under become switches.

   Without this script each leads to a page. What is chosen stands in the address. All words are in the
   page. */
(() => {
  "use strict";
  const panel = document.querySelector("[data-filter]");
  if (!panel) return;

  const SHOWN = 40;
  const LONGEST = 60;
  const say = panel.dataset, page = document.documentElement.dataset;
  const status = panel.querySelector(".filter__status");
  const note = panel.querySelector(".filter__note");
  const foot = panel.querySelector(".filter__foot");
  const leap = panel.querySelector(".filter__show");
  const clear = panel.querySelector(".filter__clear");
  const found = document.querySelector("[data-found]");
  const rest = document.querySelector("[data-unfiltered]");
  const sheet = document.querySelector("[data-on-paper]");
  const here = new URL(say.timeline, location.href).pathname === location.pathname;
  const other = document.querySelector("[data-other]");
  const heading = document.title;
  const words = filterRows(say), { element, line, written } = words;
  const data = filterData(say.filter, say.order === "newest");
  const { called, count, press, complete, chips } = filterPanel(panel, data, words, here);
  const onPaper = filterPaper(say, words);
  let turn = 0, query, upTo = SHOWN, last;

  const plain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.button);
  const keep = (left) => history.replaceState({ shown: upTo, ...left }, "");
  const links = () => [...found.querySelectorAll(".row__title a")];

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

  /* What the address asks for and nothing is filed under, any more or ever: it is taken out. */
  const unknown = (read, wanted) => [...wanted].flatMap(([name, values]) => [...values]
    .filter((value) => !read.aspects.get(name)?.has(value) && values.delete(value))
    .map((value) => [name, value]));

  const told = (read, rows) => !rows.length ? say.none
    : say.some.replace("{shown}", written(rows.length)).replace("{total}", written(read.total));

  /* The first rows of what fits, year by year, and a button for more. */
  const list = async (read, rows, number) => {
    const shown = rows.slice(0, number);
    const made = await Promise.all(shown.map(([, row]) => data.row(read, row)));
    const parts = [];
    made.forEach((row, at) => {
      if (!at || shown[at][0] !== shown[at - 1][0]) {
        parts.push(element("h2", "found-entries__year", shown[at][0]), element("ol", "list"));
      }
      parts.at(-1).append(line(row));
    });
    if (rows.length > number) {
      const more = element("button", "found-entries__more", say.more);
      more.addEventListener("click", () => extend(number));
      parts.push(more);
    }
    return parts;
  };

  /* Show more. What is shown already stays where the rest cannot be had. */
  const extend = async (number) => {
    const mine = turn;
    try {
      if (!await fill(mine, chosen(), number + SHOWN)) return;
      links()[number]?.focus();
      upTo = number + SHOWN;
      keep();
    } catch {
      if (mine === turn) status.textContent = say.failed;
    }
  };

  /* All that tells whether the page is filtered, at once. */
  const settle = (some, lines, words, printed = []) => {
    delete page.asked;
    clear.hidden = !some;
    if (other) other.search = location.search;
    found.replaceChildren(...lines);
    found.hidden = !some;
    rest.hidden = some;
    sheet?.replaceChildren(...printed);
    status.textContent = words;
    leap.textContent = !some ? say.showAll : lines.length ? say.show.replace("{entries}", words) : words;
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

  const titles = (read, wanted) => [...wanted].filter(([, values]) => values.size).map(([name, values]) => [
    called(name), [...values].map((value) => read.aspects.get(name).get(value).title)]);

  const any = (wanted) => [...wanted.values()].some((values) => values.size);

  /* The address keeps what is on record, and the reader hears of the rest. */
  const drop = (lost, wanted) => {
    if (!lost.length || !here) return;
    history.replaceState(history.state, "", address(wanted));
    query = location.search;
    note.textContent = lost.map(([name, value]) => say.unknown.replace("{aspect}", () => called(name))
      .replace("{value}", () => value.slice(0, LONGEST))).join(" ");
  };

  /* The first of the entries that fit, with all that is said of them; gives whether they are shown. Where
     the record was published again, the rows are not those of the list: then both are read once more. */
  const fill = async (mine, wanted, number, again) => {
    const read = last = await data.load();
    if (mine !== turn) return;
    drop(unknown(read, wanted), wanted);
    complete(read, wanted);
    press(wanted);
    const fit = data.fitting(read, wanted), some = any(wanted);
    count(read, fit);
    if (!here) return;
    chips(read, wanted, (name, value) => go(toggled(name, value)));
    const rows = read.years.flatMap(([label, ...parts]) => parts.flat()
      .filter((row) => fit.fits[row] === fit.all).map((row) => [label, row]));
    let lines;
    try {
      lines = some ? await list(read, rows, number) : [];
    } catch (fault) {
      if (mine !== turn) return;
      data.forget();
      if (again) throw fault;
      return fill(mine, wanted, number, true);
    }
    if (mine !== turn) return;
    const words = some ? told(read, rows) : say.all;
    settle(some, lines, words, some ? onPaper(titles(read, wanted), words, rows.length > number && number) : []);
    return true;
  };

  const show = async () => {
    const mine = ++turn, wanted = chosen();
    query = location.search;
    upTo = history.state?.shown || SHOWN;
    note.textContent = "";
    press(wanted);
    try {
      if (!any(wanted) && !data.begun()) return;
      if (here && "asked" in page) {
        page.asked = "filter";
        status.textContent = say.reading;
      }
      if (await fill(mine, wanted, upTo)) comeBack();
    } catch {
      if (mine !== turn) return;
      status.textContent = say.failed;
      if (!here) return;
      /* Nothing is filtered: the address, the switches and the counts say so as well. */
      history.replaceState(null, "", say.timeline);
      query = location.search;
      const none = chosen();
      press(none);
      chips(last, none);
      if (last) count(last, data.fitting(last, none));
      settle(false, [], say.whole);
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
    if (link.getAttribute("aria-disabled") === "true") return event.preventDefault();
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
        const read = await data.load(), last = link.closest(".aspect").querySelectorAll(".values__link").length;
        complete(read, chosen(), aspect);
        press(chosen());
        count(read, data.fitting(read, chosen()));
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
  foot.hidden = false;
  /* The way to what was found: the folds close, and the keyboard stands on the first entry. */
  leap.addEventListener("click", () => {
    for (const fold of panel.querySelectorAll("details")) fold.open = false;
    panel.scrollIntoView({ behavior: "instant" });
    const first = rest.hidden ? links()[0] || clear : rest.querySelector(".entry__title a");
    first?.focus();
  });
  found.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || !plain(event)) return;
    keep({ row: links().indexOf(link), top: link.getBoundingClientRect().top });
    history.scrollRestoration = "manual";
  });
  /* A step within the page changes nothing of the filter. */
  addEventListener("popstate", () => location.search === query ? keep() : show());
  /* A page that comes back as it was left stands there already: the place is good for no later time. */
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    keep();
    history.scrollRestoration = "auto";
  });
  show();
})();
