// The one script of the frame: each part is fetched only by pages that have something for it to do.
const parts = {
  "[data-menu]": () => import("./menu.js"),
  "[data-table-tools]": () => import("./table.js"),
  "[data-copy]": () => import("./copy.js"),
  "[data-print]": () => import("./print.js"),
  "[data-search-box]": () => import("../search/box.js"),
  "[data-finder]": () => import("../search/page.js"),
};
for (const [selector, load] of Object.entries(parts)) {
  const found = document.querySelectorAll(selector);
  if (found.length) load().then((part) => found.forEach(part.start));
}
if (location.hash.startsWith("#tim=")) {
  import("../search/mark.js").then((part) => part.start(document.querySelector("main")));
}
