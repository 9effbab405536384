/** Lets a button print the page. */
export function start(button) {
  button.addEventListener("click", () => window.print());
}
