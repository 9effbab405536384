// The keyboard of the search page: "/" goes to the search field, arrows go through the hits, Esc goes back.

// "/" moves the focus to `input`, except where something is being typed.
export function focusOnSlash(input) {
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

// Inside `root`, arrows move the focus between `input` and the links that `links()` gives, and Esc moves it to `input`.
export function moveByArrows(root, input, links) {
  focusOnSlash(input);
  root.addEventListener("keydown", (event) => {
    const all = links();
    const at = all.indexOf(document.activeElement);
    const inField = document.activeElement === input;
    if (!inField && at < 0) return;
    if (event.key === "ArrowDown" && all.length) all[Math.min(at + 1, all.length - 1)].focus();
    else if (event.key === "ArrowUp" && at >= 0) (all[at - 1] || input).focus();
    else if (event.key === "Escape" && at >= 0) input.focus();
    else return;
    event.preventDefault();
  });
}
