/** Lets a button copy the text of the element that its data-copy names; a status next to it says what was done. */
export function start(button) {
  const text = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      status.textContent = "Đã chép.";
    } catch {
      // no clipboard (an address without https, an old browser): select it, so that Ctrl+C copies
      getSelection().selectAllChildren(text);
      status.textContent = "Đã chọn; nhấn Ctrl+C để chép.";
    }
  });
}
