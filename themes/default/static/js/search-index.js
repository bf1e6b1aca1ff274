/* What the search dialog reads: the index of this site, and no more of it at a time than it may.

   `search/index.json` lists the shards by the words that they start with, and what each weighs; a
   block has the rows that are shown. What one search would fetch is counted before it is asked for:
   no first one fetches more than 60,000 bytes, and what it left out it says. Nothing leaves the site.

   A tab can be older than what stands at these addresses by now. So each file begins with the digest
   that its list has for it, and where another is read, the list is read anew and all is asked once more. */
const searchIndex = (() => {
  "use strict";
  const LONGEST = 24, SHORTEST = 2, DIGEST = 8, MOST = 59500, ROWS = 10, NEAR = 4, MEANT = 3;
  const BESIDE = 15; /* A shard weighs this more than its words: its digest, and what parts them. */
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  const kept = new Map();
  let index, list, starts, room, reading, cache = "default";

  const asked = async (path, options) => {
    const answer = await fetch(new URL(path, list), options);
    if (!answer.ok) throw new Error(`${answer.status} ${path}`);
    return answer.text();
  };

  const get = ([path, digest]) => {
    if (!kept.has(path)) {
      const read = asked(path, { cache }).then((text) => {
        const [its, held] = JSON.parse(text);
        if (its !== digest) throw new Error(`another build: ${path}`);
        return held;
      });
      read.catch(() => kept.delete(path));
      kept.set(path, read);
    }
    return kept.get(path);
  };

  /* Reads the list. What it weighs is taken from what a search may fetch. */
  const load = async (address) => {
    list = new URL(address, location.href);
    const text = await asked(list, { cache: cache === "default" ? "no-cache" : cache });
    index = JSON.parse(text);
    starts = index.starts.split(" ");
    room = MOST - new Blob([text]).size;
    return index;
  };

  /* Reads the list anew, once for all that ask meanwhile. From now on no cache is asked: one between here
     and the site can have kept what is older than the list, and hosts tell by whole seconds what has changed. */
  const again = () => {
    cache = "reload";
    reading = reading || load(list).finally(() => {
      reading = undefined;
    });
    return reading;
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

  /* Rising numbers, written by the steps between them or, after "=", by bits. */
  const numbers = (text) => {
    const found = [];
    let at = -1, step = 0, shift = 0;
    if (text[0] === "=") {
      for (let place = 6; place < text.length * 6; place++) {
        if (DIGITS.indexOf(text[Math.floor(place / 6)]) >> place % 6 & 1) found.push(place - 6);
      }
      return found;
    }
    for (const digit of text) {
      const value = DIGITS.indexOf(digit);
      step += (value & 31) << shift;
      shift += 5;
      if (value < 32) {
        found.push(at += step + 1);
        step = shift = 0;
      }
    }
    return found;
  };

  /* The shard where a word stands if it is there. */
  const shardOf = (word) => {
    let low = 0, high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= word) low = middle;
      else high = middle;
    }
    return low;
  };
  const shardsAfter = (word) => {
    const found = [];
    for (let n = shardOf(word) + 1; n < starts.length && starts[n].startsWith(word); n++) found.push(n);
    return found;
  };
  const nth = (digests, n) => digests.substr(n * DIGEST, DIGEST);
  /* Where a piece stands, and the digest that it begins with. */
  const placeOf = (n) => {
    const name = /^[a-z0-9]+$/.test(starts[n]) ? starts[n]
      : `${[...starts[n]].map((mark) => mark.codePointAt(0).toString(16)).join("-")}-`;
    const digest = nth(index.words, n);
    return [`words/w-${name}.json?${digest}`, digest];
  };
  const blockOf = (row) => {
    const block = Math.floor(row / index.block), group = Math.floor(block / index.group);
    return [`rows/${block}.json?${nth(index.rows, group)}`, nth(index.owners, group)];
  };

  /* What one search may fetch: a piece that is neither there nor fits is not read. Where one piece is
     larger than everything it is read nevertheless, or no search would ever end. */
  const purseOf = (left) => {
    let first = true;
    return {
      more(size) {
        left += size;
        first = true;
      },
      read(place, size) {
        if (!kept.has(place[0])) {
          if (size > left && !first) return null;
          left -= size;
          first = false;
        }
        return get(place);
      },
    };
  };
  const readShard = (n, purse) => purse.read(placeOf(n), index.sizes[n] + BESIDE);

  /* For each row the weight of a word in it: most for a name, more for the whole word. */
  const weigh = (word, begins, shards) => {
    const weights = new Uint8Array(index.total);
    for (const [other, value] of shards.flatMap(Object.entries)) {
      if (other !== word && !(begins && other.startsWith(word))) continue;
      const whole = other === word ? 2 : 1, [names, says = ""] = value.split(".");
      for (const row of numbers(says)) weights[row] = Math.max(weights[row], whole);
      for (const row of numbers(names)) weights[row] = Math.max(weights[row], 10 * whole);
    }
    return weights;
  };

  /* The rows that have every word, the heaviest first. */
  const rowsWith = (parts) => {
    const rows = [];
    for (let row = 0; row < index.total; row++) {
      if (parts.every((part) => part[row])) rows.push([row, parts.reduce((sum, part) => sum + part[row], 0)]);
    }
    return rows.sort(([a, weightA], [b, weightB]) => weightB - weightA || a - b).map(([row]) => row);
  };

  /* Whether one letter is another, missing, too many, or two have changed places. */
  const isNear = (word, other) => {
    let at = 0;
    while (at < word.length && word[at] === other[at]) at++;
    const [a, b] = [word.slice(at), other.slice(at)];
    return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b
      || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  };

  /* The words that are near a word, those of most rows first: where it would stand, and where it would
     if a letter were too many or had changed places. */
  const near = async (word, purse) => {
    if (word.length < NEAR || /\p{N}/u.test(word)) return [];
    const spelt = [...word].flatMap((_, n) => {
      const [before, after] = [word.slice(0, n), word.slice(n + 1)];
      return [before + after, before + after.slice(0, 1) + word[n] + after.slice(1)];
    });
    const places = new Set([word, ...spelt].map(shardOf));
    const shards = await Promise.all([...places].map((n) => readShard(n, purse)));
    return shards.flatMap((shard) => Object.entries(shard || {}))
      .filter(([other]) => isNear(word, other))
      .map(([other, value]) => [other, value.split(".").reduce((sum, one) => sum + numbers(one).length, 0)])
      .sort(([, a], [, b]) => b - a).map(([other]) => other);
  };

  /* What may have been meant, as a search that finds something. */
  const meant = async (words, missing, purse) => {
    const others = await Promise.all(missing.map((word) => near(word, purse)));
    if (!others.length || others.some((one) => !one.length)) return [];
    const found = [];
    for (const first of others[0].slice(0, MEANT)) {
      const instead = words.map((word) => {
        const at = missing.indexOf(word);
        return at < 0 ? word : at ? others[at][0] : first;
      });
      const parts = await Promise.all(instead.map(async (word) =>
        weigh(word, false, [await get(placeOf(shardOf(word)))])));
      if (rowsWith(parts).length) found.push(instead.join(" "));
    }
    return found;
  };

  /* What a text finds: the first rows, and how many there are; which words were left out (`skipped`), and
     whether there are words that begin like the last one and were not read (`begun`). */
  const look = async (text, upTo) => {
    const words = [...new Set(askedFor(text))].filter((word) => [...word].length >= SHORTEST);
    const none = { index, words, found: [], total: 0, skipped: [], begun: "", meant: [] };
    if (!words.length) return none;
    const last = /[\p{L}\p{N}]$/u.test(text) ? words.at(-1) : "";
    const forRows = Math.min(ROWS * index.largest, 0.6 * room), purse = purseOf(room - forRows);
    const reads = new Map();
    /* Long words tell more. */
    for (const word of [...words].sort((a, b) => b.length - a.length)) {
      const read = readShard(shardOf(word), purse);
      if (read) reads.set(word, [read]);
    }
    let begun = "";
    if (reads.has(last)) {
      for (const n of shardsAfter(last)) {
        const read = readShard(n, purse);
        if (read) reads.get(last).push(read);
        else begun = last;
      }
    }
    const skipped = words.filter((word) => !reads.has(word));
    const parts = await Promise.all([...reads].map(async ([word, read]) =>
      [word, weigh(word, word === last, await Promise.all(read))]));
    const rows = rowsWith(parts.map(([, part]) => part));
    const missing = parts.filter(([, part]) => !part.some(Boolean)).map(([word]) => word);
    purse.more(forRows);
    if (!rows.length) return { ...none, skipped, begun, meant: begun ? [] : await meant(words, missing, purse) };
    const shown = [];
    for (const row of rows.slice(0, upTo)) {
      const read = purse.read(blockOf(row), index.largest);
      if (!read) break;
      shown.push(read.then((block) => block[row % index.block]));
    }
    return { ...none, found: await Promise.all(shown), total: rows.length, skipped, begun };
  };

  /* As `look` tells it, by one list from the first word to the last row. */
  const find = async (text, upTo) => {
    const held = index;
    try {
      const result = await look(text, upTo);
      if (index === held) return result;
    } catch {
      if (index === held) await again();
    }
    return look(text, upTo);
  };

  return { load, find, fold, wordsOf, askedFor, numbers };
})();
