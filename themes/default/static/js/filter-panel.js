/* The panel of the filter: its switches, what each would leave, and what is chosen as chips. */
const filterPanel = (panel, data, words, here) => {
  "use strict";
  const { element, written } = words, say = panel.dataset;
  const chosen = panel.querySelector(".filter__chosen");
  const called = (name) => panel.querySelector(`.aspect[data-aspect="${name}"] .aspect__called`).textContent;

  /* A value that would leave nothing is not to be had, unless it is chosen already. */
  const count = (read, fit) => {
    for (const link of panel.querySelectorAll(".values__link")) {
      const left = data.left(read, fit, link.dataset.aspect, link.dataset.value);
      link.querySelector(".values__count").textContent = written(left);
      if (left || link.getAttribute("aria-pressed") === "true") link.removeAttribute("aria-disabled");
      else link.setAttribute("aria-disabled", "true");
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

  /* What is chosen, each to be taken back by one press. */
  const chips = (read, wanted, take) => {
    chosen.replaceChildren(...[...wanted].flatMap(([name, values]) => [...values].map((value) => {
      const item = element("li"), { title } = read.aspects.get(name).get(value);
      const chip = element("button", "chip", title);
      chip.setAttribute("aria-label", say.remove.replace("{name}", () => `${called(name)}: ${title}`));
      chip.addEventListener("click", async () => {
        const at = [...chosen.children].indexOf(item);
        await take(name, value);
        const next = chosen.children[at] || chosen.lastElementChild || panel;
        next.querySelector(".chip, summary").focus();
      });
      item.append(chip);
      return item;
    })));
    chosen.hidden = !chosen.firstChild;
  };

  return { called, count, press, complete, chips };
};
