/** Opens and closes the main menu of a phone; Escape closes it and gives the focus back. */
export function start(menu) {
  const button = menu.querySelector("button");
  const show = (open) => button.setAttribute("aria-expanded", String(open));
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") === "false"));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || button.getAttribute("aria-expanded") === "false") return;
    show(false);
    button.focus();
  });
}
