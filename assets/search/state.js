// What is searched for, as the address of the page says it: ?q=…&nam=2022&nam=2024&xep=han

export const FILTERS = ["co-quan", "nam", "ke-hoach", "tinh-trang", "tieu-chi", "don-vi", "loai-han", "quy"];
const SORTS = ["han", "moi"];

export function read(address = location.search) {
  const asked = new URLSearchParams(address);
  const chosen = new Map();
  for (const name of FILTERS) {
    const codes = asked.getAll(name).filter(Boolean);
    if (codes.length) chosen.set(name, new Set(codes));
  }
  const sort = asked.get("xep");
  return { text: (asked.get("q") || "").trim(), chosen, sort: SORTS.includes(sort) ? sort : "" };
}

export function write({ text, chosen, sort }) {
  const asked = new URLSearchParams();
  if (text) asked.set("q", text);
  for (const name of FILTERS) for (const code of [...(chosen.get(name) || [])].sort()) asked.append(name, code);
  if (sort) asked.set("xep", sort);
  const query = asked.toString();
  return query ? `?${query}` : location.pathname;
}
