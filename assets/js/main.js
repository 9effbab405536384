// The one script of the frame: each part is fetched only by pages that have something for it to do.
const parts = {
  "[data-menu]": () => import("./menu.js"),
  "[data-table-tools]": () => import("./table.js"),
  "[data-print]": () => import("./print.js"),
};
for (const [selector, load] of Object.entries(parts)) {
  const found = document.querySelectorAll(selector);
  if (found.length) load().then((part) => found.forEach(part.start));
}
