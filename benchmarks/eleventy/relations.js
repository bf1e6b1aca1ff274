// Who names whom, worked out once for the whole site: what templates would do badly.

const HEADINGS = {
  events: "Events",
  incidents: "Incidents",
  statements: "Statements",
  coverage: "Coverage",
  documents: "Documents",
  actors: "Actors",
  organisations: "Organisations",
  people: "People",
  outlets: "Outlets",
};
const LISTS = ["names", "sources", "statements", "quotations", "actors"];
const SINGLE = ["incident", "outlet", "organisation", "person"];
const SHORT = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});
const LONG = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", {
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

let known = null;

// The site of a list of collection items; asked several times for the same items.
export function relate(items) {
  if (known?.count !== items.length || known.first !== items[0]) {
    known = { count: items.length, first: items[0], ...related(items) };
  }
  return known;
}

function related(items) {
  const byUrl = {};
  for (const item of items) {
    if (item.data.section) byUrl[item.url] = record(item);
  }
  const records = Object.values(byUrl);
  for (const one of records) resolve(one, byUrl);
  for (const one of records) for (const named of one.names) named.naming.push(one);
  for (const one of records) group(one);
  const sections = {};
  for (const one of records) (sections[one.section] ??= []).push(one);
  sections.events.sort(byDate);
  const years = new Map();
  for (const one of sections.events) {
    const year = one.month.slice(0, 4);
    if (!years.has(year)) years.set(year, { year, events: [] });
    years.get(year).events.push(one);
  }
  return { byUrl, sections, years: [...years.values()].reverse() };
}

function record(item) {
  const { data, url } = item;
  const one = { item, url, naming: [], section: data.section };
  for (const name of Object.keys(data)) {
    if (!(name in one) && typeof data[name] === "string") one[name] = data[name];
  }
  for (const name of ["occurred", "public"]) {
    if (data[name]) {
      const iso = data[name].toISOString().slice(0, 10);
      one[name] = { date: data[name], iso, day: SHORT.format(data[name]), long: LONG.format(data[name]) };
    }
  }
  one.month = one.occurred?.iso.slice(0, 7);
  one.aliases_known = data.aliases_known;
  return one;
}

function resolve(one, byUrl) {
  const { data } = one.item;
  for (const name of LISTS) one[name] = (data[name] ?? []).map((path) => byUrl[`${path}/`]);
  for (const name of SINGLE) if (data[name]) one[name] = byUrl[`${data[name]}/`];
}

function group(one) {
  const groups = {};
  for (const other of [...one.names, ...one.naming]) (groups[other.section] ??= []).push(other);
  for (const [section, others] of Object.entries(groups)) {
    others.sort(section === "events" ? byDate : byTitle);
  }
  one.carried = one.naming.filter((other) => other.section === "coverage");
  if (one.section === "incidents") {
    one.events = groups.events ?? [];
    delete groups.events;
    one.events.forEach((event, at) => {
      event.earlier = one.events[at - 1];
      event.later = one.events[at + 1];
    });
  }
  one.related = Object.keys(HEADINGS)
    .filter((kind) => groups[kind])
    .map((kind) => ({ kind, heading: HEADINGS[kind], list: groups[kind] }));
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byDate(a, b) {
  return compare(a.occurred.iso, b.occurred.iso) || compare(a.url, b.url);
}

function byTitle(a, b) {
  return compare(a.title, b.title);
}

export function newest(events) {
  return [...events].sort((a, b) => compare(b.public.iso, a.public.iso)).slice(0, 100);
}

export function after(list, count) {
  return list.slice(count);
}

// Events, already in order, by year and month.
export function outline(events) {
  const years = [];
  for (const event of events) {
    const name = event.month.slice(0, 4);
    if (years.at(-1)?.year !== name) years.push({ year: name, count: 0, months: [] });
    const year = years.at(-1);
    if (year.months.at(-1)?.id !== event.month) {
      year.months.push({ id: event.month, label: MONTH.format(event.occurred.date), entries: [] });
    }
    year.count += 1;
    year.months.at(-1).entries.push(event);
  }
  return years;
}

// How many events each month has, as the bars of a picture.
export function strip(events) {
  const counts = new Map();
  for (const event of events) {
    const seen = counts.get(event.month) ?? { count: 0, date: event.occurred.date };
    counts.set(event.month, { ...seen, count: seen.count + 1 });
  }
  const months = [...counts.keys()].sort();
  const [first, last] = [Number(months[0].slice(0, 4)), Number(months.at(-1).slice(0, 4))];
  const most = Math.max(...[...counts.values()].map((one) => one.count));
  const width = (last - first + 1) * 72;
  const bars = months.map((id) => {
    const { count, date } = counts.get(id);
    const year = id.slice(0, 4);
    const height = Math.round((count / most) * 44 + 4);
    const x = ((Number(year) - first) * 12 + Number(id.slice(5)) - 1) * 6;
    return { id, year, x, height, y: 64 - height, label: `${MONTH.format(date)}: ${count} entries` };
  });
  const ticks = [];
  for (let year = first; year <= last; year += 1) {
    ticks.push({ label: year, x: (((year - first) * 7200) / width).toFixed(3) });
  }
  return { width, bars, ticks };
}
