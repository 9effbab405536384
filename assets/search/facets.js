// Filters: which records pass, and how many would pass each further choice. `chosen`: name of a filter → set of codes.

// A function that says whether a record passes all filters but `except`. A record passes a filter with one of its
// chosen codes.
export function recordFilter(table, chosen, except) {
  const tests = [];
  for (const [name, codes] of chosen) {
    if (name === except) continue;
    const facet = table.loc[name];
    const wanted = new Set(facet.ma.map((code, i) => (codes.has(code) ? i : -1)).filter((i) => i >= 0));
    tests.push((record) => facet.co[record].some((value) => wanted.has(value)));
  }
  return (record) => tests.every((test) => test(record));
}

// For each filter its choices, each with the number of `records` that would pass; those without any only where chosen.
function countChoices(table, records, chosen) {
  return Object.entries(table.loc).map(([name, facet]) => {
    const pass = recordFilter(table, chosen, name);
    const sums = new Array(facet.ma.length).fill(0);
    for (const record of records) if (pass(record)) for (const value of facet.co[record]) sums[value]++;
    const mine = chosen.get(name) || new Set();
    const choices = facet.ma
      .map((code, i) => ({ code, label: facet.ten[i], count: sums[i], on: mine.has(code) }))
      .filter((choice) => choice.count || choice.on);
    return { name, label: facet.nhan, choices };
  });
}

// The same for several answers, as { name, label, choices }; the numbers of equal codes are added.
export function mergeFacets(answers, chosen) {
  const groups = new Map();
  for (const { index, hits } of answers) {
    for (const group of countChoices(index.table, hits.map((hit) => hit.record), chosen)) {
      const known = groups.get(group.name) || { ...group, choices: [] };
      for (const choice of group.choices) {
        const same = known.choices.find(({ code }) => code === choice.code);
        if (same) same.count += choice.count;
        else known.choices.push(choice);
      }
      groups.set(group.name, known);
    }
  }
  return [...groups.values()];
}
