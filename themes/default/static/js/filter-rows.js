/* A row of what the filter found, as components/event.html writes one, with its summary in bare words. */
const filterRows = (say) => {
  "use strict";
  const element = (tag, name, text) => {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text) made.textContent = text;
    return made;
  };

  /* As the page writes them: thousands parted from the first, in the digits of its markup. */
  const written = (number) => number.toLocaleString(
    document.documentElement.lang, { numberingSystem: "latn", useGrouping: "always" });

  const time = ([day, machine]) => {
    const made = element(machine ? "time" : "span", "date", day);
    if (machine) made.dateTime = machine;
    return made;
  };

  const line = ([path, title, kind, major, occurred, known, summary]) => {
    const item = element("li", "list__one"), row = element("div", "row");
    const date = element("p", "row__date"), text = element("div", "row__text");
    const name = element("p", "row__title"), link = element("a", "", title), meta = element("p", "meta");
    link.href = say.root + path.slice(1);
    name.append(link);
    date.append(time(occurred));
    if (major) meta.append(element("strong", "", say.major), " ");
    meta.append(...known ? say.public.split(/(\{\w+\})/).map((part) => (
      part === "{kind}" ? kind : part === "{date}" ? time(known) : part)) : [kind]);
    text.append(name);
    if (summary) text.append(element("p", "row__summary", summary));
    text.append(meta);
    row.append(date, text);
    item.append(row);
    return item;
  };

  return { element, line, written };
};
