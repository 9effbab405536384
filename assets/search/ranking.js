// Which record answers best: pure functions over places. No DOM, no network.

export const PHRASE = 0; // the words as typed, one after the other
export const TOGETHER = 1; // all words, close to each other
export const APART = 2; // all words, anywhere
export const SOME = 3; // some of the words

export const TITLE = 0;
export const OWN = 1;
export const CONTEXT = 2;

const field = (place, ends) => (place < ends.title ? TITLE : place < ends.own ? OWN : CONTEXT);

// Where the words stand one after the other: the places of the first word.
export function runs(lists) {
  const rest = lists.slice(1).map((places) => new Set(places));
  return lists[0].filter((place) => rest.every((set, i) => set.has(place + i + 1)));
}

// The shortest stretch that holds a place of every list: { start, span } (words from first to last).
export function tightest(lists) {
  const all = lists.flatMap((places, list) => places.map((place) => [place, list])).sort((a, b) => a[0] - b[0]);
  const held = new Array(lists.length).fill(0);
  let missing = lists.length;
  let best = null;
  let from = 0;
  for (const [place, list] of all) {
    if (held[list]++ === 0) missing--;
    while (missing === 0) {
      const span = place - all[from][0] + 1;
      if (!best || span < best.span) best = { start: all[from][0], span };
      if (--held[all[from++][1]] === 0) missing++;
    }
  }
  return best;
}

const pairsTogether = (lists) =>
  lists.slice(1).filter((places, i) => runs([lists[i], places]).length > 0).length;

// How a record that holds every word answers: `lists` are the places of each word in turn.
export function judge(lists, ends) {
  const first = runs(lists);
  if (first.length) {
    const where = Math.min(...first.map((place) => field(place, ends)));
    const whole = where === TITLE ? lists.length / Math.max(1, ends.title - 1) : 0;
    const times = first.filter((place) => field(place, ends) === where).length;
    const marks = first.flatMap((place) => lists.map((_, i) => place + i));
    return { tier: PHRASE, where, near: 0, whole, times, marks };
  }
  const distinct = [...new Set(lists)];
  const { start, span } = tightest(distinct);
  const close = span <= distinct.length + Math.max(2, distinct.length >> 1);
  const own = distinct.map((places) => places.filter((place) => place < ends.own));
  const where = own.every((places) => places.length) ? field(start, { ...ends, own: ends.half }) : CONTEXT;
  const marks = distinct.flatMap((places) => places);
  const near = (close ? 0 : 1000 - 100 * pairsTogether(lists)) + span;
  return { tier: close ? TOGETHER : APART, where, near, whole: 0, times: 1, marks };
}

const inherited = (hit) => Number(hit.where === CONTEXT);

export const AS_TYPED = { way: 0, spelt: 0 };

// Best first. `way` is 0 for the words as typed, 1 for another way to write them, `spelt` 1 where that is by a rule
// of ours; `far` 1 for accents that were not the likest; `cut` counts the steps in which a question was shortened.
export function compare(a, b) {
  return (
    a.tier - b.tier ||
    (a.far || 0) - (b.far || 0) ||
    (a.cut || 0) - (b.cut || 0) ||
    a.spelt - b.spelt ||
    inherited(a) - inherited(b) ||
    a.way - b.way ||
    Math.floor(b.whole) - Math.floor(a.whole) ||
    a.where - b.where ||
    a.near - b.near ||
    b.weight - a.weight ||
    a.kind - b.kind ||
    b.times - a.times ||
    a.record - b.record
  );
}

// Records that hold every word of a way to write the query, judged. `places`: one map record → places for each word in turn.
export function answers(places, { way, spelt }, index) {
  const rarest = places.reduce((a, b) => (b.size < a.size ? b : a));
  const found = [];
  for (const record of rarest.keys()) {
    if (!places.every((map) => map.has(record))) continue;
    const lists = places.map((map) => map.get(record));
    const kind = index.kindRank(record);
    found.push({ record, way, spelt, kind, weight: 0, ...judge(lists, index.ends(record)) });
  }
  return found;
}

// Records that hold some of the words, rarer words and words that stand together weighing more.
export function partial(places, index) {
  const rarity = places.map((map) => (map.size ? Math.log(1 + index.size / map.size) : 0));
  const total = rarity.reduce((sum, r) => sum + r, 0);
  const records = new Set(places.flatMap((map) => [...map.keys()]));
  const found = [];
  for (const record of records) {
    let weight = 0;
    const marks = [];
    places.forEach((map, i) => {
      const here = map.get(record);
      if (!here) return;
      weight += rarity[i];
      marks.push(...here);
      const next = i + 1 < places.length && places[i + 1].get(record);
      if (next && runs([here, next]).length) weight += Math.min(rarity[i], rarity[i + 1]);
    });
    const share = total ? weight / total : 0;
    found.push({
      record, ...AS_TYPED, kind: index.kindRank(record), tier: SOME, where: OWN, near: 0, whole: 0, times: 1,
      weight, share, marks,
    });
  }
  return found;
}

// The better of two judgements of each record, best first.
export function merged(...lists) {
  const best = new Map();
  for (const hit of lists.flat()) {
    const known = best.get(hit.record);
    if (!known || compare(hit, known) < 0) best.set(hit.record, hit);
  }
  return [...best.values()].sort(compare);
}
