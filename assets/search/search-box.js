// The search box in the header of each page. The scripts of the search are loaded when it first gets the focus.

import { focusOnSlash } from "./keyboard.js";

export function start(form) {
  if (document.querySelector("[data-finder]")) return; // on the search page, search-page.js does this
  const input = form.querySelector("input[name=q]");
  if (form === document.querySelector("[data-search-box]")) focusOnSlash(input);
  let loading;
  const load = () => {
    loading ||= import("./suggest.js").then(({ startSuggestions }) => startSuggestions(form, input));
  };
  input.addEventListener("focus", load, { once: true });
  if (document.activeElement === input) load();
}
