// The script of every page: it loads each part only on pages that have an element for it.
const parts = {
  "[data-menu]": () => import("./menu.js"),
  "[data-table-tools]": () => import("./table.js"),
  "[data-copy]": () => import("./copy.js"),
  "[data-print]": () => import("./print.js"),
  "[data-search-box]": () => import("../search/search-box.js"),
  "[data-finder]": () => import("../search/search-page.js"),
};
for (const [selector, load] of Object.entries(parts)) {
  const found = document.querySelectorAll(selector);
  if (found.length) load().then((part) => found.forEach(part.start));
}
if (location.hash.startsWith("#tim=")) {
  import("../search/highlight.js").then((part) => part.start(document.querySelector("main")));
}
