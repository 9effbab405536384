// The keyboard: "/" goes to the search field, arrows through the hits, Esc back.

export function slash(input) {
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

// Arrows between `input` and the links that `links` gives; Esc from a link leads back, in the field it empties.
export function arrows(root, input, links) {
  slash(input);
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
