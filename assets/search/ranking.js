// Rates how well records answer a query, from the positions of its words. A hit is an object: `record`; `tier`, one
// of the next four; `where`, the field in which it was found; `spread`, how far apart the words are; `whole`, the
// share of the title that the query is; `times`, how often it was found; `marks`, the positions to mark; `weight`, of
// the words found (SOME_WORDS); `kind`, the rank of the record's kind; `way`, 0 for the words as typed, 1 for another
// written form; `spelt`, 1 where that is by a rule of spelling.js; `far`, 1 for accents that are not the closest;
// `cut`, in how many steps a question was shortened.

export const PHRASE = 0; // the words in a row
export const CLOSE = 1; // all words, close to each other
export const ANYWHERE = 2; // all words, anywhere
export const SOME_WORDS = 3; // some of the words

export const TITLE = 0;
export const OWN = 1;
export const CONTEXT = 2;

// The field that a position is in.
const fieldAt = (position, ends) => (position < ends.title ? TITLE : position < ends.own ? OWN : CONTEXT);

// The positions at which the words are in a row; `lists`: the positions of each word.
export function phraseStarts(lists) {
  const rest = lists.slice(1).map((positions) => new Set(positions));
  return lists[0].filter((position) => rest.every((set, i) => set.has(position + i + 1)));
}

// The shortest range with a position of each list: { start, span }, span in words.
export function shortestSpan(lists) {
  const all = lists.flatMap((positions, list) => positions.map((position) => [position, list])).sort((a, b) => a[0] - b[0]);
  const held = new Array(lists.length).fill(0);
  let missing = lists.length;
  let best = null;
  let from = 0;
  for (const [position, list] of all) {
    if (held[list]++ === 0) missing--;
    while (missing === 0) {
      const span = position - all[from][0] + 1;
      if (!best || span < best.span) best = { start: all[from][0], span };
      if (--held[all[from++][1]] === 0) missing++;
    }
  }
  return best;
}

const adjacentPairs = (lists) =>
  lists.slice(1).filter((positions, i) => phraseStarts([lists[i], positions]).length > 0).length;

// Rates a record that has all words; `lists`: the positions of each word; `ends`: see index.js.
export function rateMatch(lists, ends) {
  const first = phraseStarts(lists);
  if (first.length) {
    const where = Math.min(...first.map((position) => fieldAt(position, ends)));
    const whole = where === TITLE ? lists.length / Math.max(1, ends.title - 1) : 0;
    const times = first.filter((position) => fieldAt(position, ends) === where).length;
    const marks = first.flatMap((position) => lists.map((_, i) => position + i));
    return { tier: PHRASE, where, spread: 0, whole, times, marks };
  }
  const distinct = [...new Set(lists)];
  const { start, span } = shortestSpan(distinct);
  const close = span <= distinct.length + Math.max(2, distinct.length >> 1);
  const own = distinct.map((positions) => positions.filter((position) => position < ends.own));
  const where = own.every((positions) => positions.length) ? fieldAt(start, { ...ends, own: ends.all }) : CONTEXT;
  const marks = distinct.flatMap((positions) => positions);
  const spread = (close ? 0 : 1000 - 100 * adjacentPairs(lists)) + span;
  return { tier: close ? CLOSE : ANYWHERE, where, spread, whole: 0, times: 1, marks };
}

const isInherited = (hit) => Number(hit.where === CONTEXT);

export const AS_TYPED = { way: 0, spelt: 0 };

// Orders two hits: the better one first.
export function compareHits(a, b) {
  return (
    a.tier - b.tier ||
    (a.far || 0) - (b.far || 0) ||
    (a.cut || 0) - (b.cut || 0) ||
    a.spelt - b.spelt ||
    isInherited(a) - isInherited(b) ||
    a.way - b.way ||
    Math.floor(b.whole) - Math.floor(a.whole) ||
    a.where - b.where ||
    a.spread - b.spread ||
    b.weight - a.weight ||
    a.kind - b.kind ||
    b.times - a.times ||
    a.record - b.record
  );
}

// The hits of a written form: the records that have all its words. `positions`: a map record → positions for each word.
export function rateAll(positions, { way, spelt }, index) {
  const rarest = positions.reduce((a, b) => (b.size < a.size ? b : a));
  const found = [];
  for (const record of rarest.keys()) {
    if (!positions.every((map) => map.has(record))) continue;
    const lists = positions.map((map) => map.get(record));
    const kind = index.kindRank(record);
    found.push({ record, way, spelt, kind, weight: 0, ...rateMatch(lists, index.ends(record)) });
  }
  return found;
}

// The hits of records that have some of the words. Rare words weigh more, and words next to each other, too.
export function rateSome(positions, index) {
  const rarity = positions.map((map) => (map.size ? Math.log(1 + index.size / map.size) : 0));
  const total = rarity.reduce((sum, r) => sum + r, 0);
  const records = new Set(positions.flatMap((map) => [...map.keys()]));
  const found = [];
  for (const record of records) {
    let weight = 0;
    const marks = [];
    positions.forEach((map, i) => {
      const here = map.get(record);
      if (!here) return;
      weight += rarity[i];
      marks.push(...here);
      const next = i + 1 < positions.length && positions[i + 1].get(record);
      if (next && phraseStarts([here, next]).length) weight += Math.min(rarity[i], rarity[i + 1]);
    });
    const share = total ? weight / total : 0;
    found.push({
      record, ...AS_TYPED, kind: index.kindRank(record), tier: SOME_WORDS, where: OWN, spread: 0, whole: 0, times: 1,
      weight, share, marks,
    });
  }
  return found;
}

// All hits of several lists, best first; of each record only the best.
export function mergeHits(...lists) {
  const best = new Map();
  for (const hit of lists.flat()) {
    const known = best.get(hit.record);
    if (!known || compareHits(hit, known) < 0) best.set(hit.record, hit);
  }
  return [...best.values()].sort(compareHits);
}
