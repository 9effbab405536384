// The search box of every page. Until it is used it costs nothing: the search is fetched on its first focus.

import { slash } from "./keys.js";

export function start(form) {
  if (document.querySelector("[data-finder]")) return; // the search page has its own
  const input = form.querySelector("input[name=q]");
  if (form === document.querySelector("[data-search-box]")) slash(input);
  let loading;
  const load = () => {
    loading ||= import("./suggest.js").then(({ suggest }) => suggest(form, input));
  };
  input.addEventListener("focus", load, { once: true });
  if (document.activeElement === input) load();
}
