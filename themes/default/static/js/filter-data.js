/* What the filter of the timeline reads: the list of entries by aspect, when it is first needed, and the
   rows block by block. */
const filterData = (index, newestFirst) => {
  "use strict";
  const root = new URL("./", new URL(index, location.href));
  const blocks = new Map();
  let list, begun = false, cache = "no-cache";

  const get = async (path) => {
    begun = true;
    const answer = await fetch(new URL(path, root), { cache });
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return answer.json();
  };

  const numbers = (steps) => {
    let at = 0;
    return steps.map((step) => (at += step));
  };

  /* The list of entries, with the rows of each value as marks in an array. */
  const load = () => list = list || get(index).then((read) => {
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
    if (!newestFirst) {
      years.reverse();
      years.forEach((year) => [year[1], year[2]].forEach((rows) => rows.reverse()));
    }
    return { ...read, aspects, years };
  }).catch((fault) => {
    list = undefined;
    throw fault;
  });

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

  /* How many entries each value would leave, beside what is chosen of other aspects. */
  const left = (read, { fits, by, all }, name, value) => {
    const own = by.get(name), rows = read.aspects.get(name)?.get(value)?.rows || [];
    return rows.filter((row) => fits[row] - (own ? own[row] : 0) === all - (own ? 1 : 0)).length;
  };

  const row = async (read, number) => {
    const block = Math.floor(number / read.block);
    if (!blocks.has(block)) blocks.set(block, get(`rows/${block}.json`));
    const { of, rows } = await blocks.get(block);
    if (of !== read.blocks[block]) throw new Error(`rows/${block}.json`);
    return rows[number % read.block];
  };

  /* List and rows are of one build: neither is kept without the other, nor is a cache asked again, for hosts
     tell by whole seconds what has changed. */
  const forget = () => {
    cache = "reload";
    blocks.clear();
    list = undefined;
  };

  return { load, fitting, left, row, forget, begun: () => begun };
};
