// The state of a search in the address of its page: ?q=…&nam=2022&nam=2024&xep=han. A state is { text, chosen, sort };
// `chosen`: name of a filter → set of codes; `sort`: "han" (by due day), "moi" (by newest report) or "" (best first).

export const FILTERS = ["co-quan", "nam", "ke-hoach", "tinh-trang", "tieu-chi", "don-vi", "loai-han", "quy"];
const SORTS = ["han", "moi"];

export function readState(address = location.search) {
  const asked = new URLSearchParams(address);
  const chosen = new Map();
  for (const name of FILTERS) {
    const codes = asked.getAll(name).filter(Boolean);
    if (codes.length) chosen.set(name, new Set(codes));
  }
  const sort = asked.get("xep");
  return { text: (asked.get("q") || "").trim(), chosen, sort: SORTS.includes(sort) ? sort : "" };
}

export function writeState({ text, chosen, sort }) {
  const asked = new URLSearchParams();
  if (text) asked.set("q", text);
  for (const name of FILTERS) for (const code of [...(chosen.get(name) || [])].sort()) asked.append(name, code);
  if (sort) asked.set("xep", sort);
  const query = asked.toString();
  return query ? `?${query}` : location.pathname;
}
