/* What paper says of a filtered list, where nobody can press: that it is a part, by what, and whose address
   it has. */
const filterPaper = (say, words) => {
  "use strict";
  const { element, written } = words;
  const either = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" });

  /* Of aspects the names and the titles of what is chosen. Where all that fits is shown, `first` is 0. */
  return (aspects, entries, first) => [
    say.part.replace("{entries}", entries),
    ...aspects.map(([name, titles]) => `${name}: ${either.format(titles)}`),
    ...first ? [say.first.replace("{shown}", written(first))] : [],
    say.address.replace("{address}", () => location.href.split("#")[0]),
  ].map((text) => element("p", "", text));
};
