/** A button that copies the text of the element it names, and says so. */
export function start(button) {
  const text = document.getElementById(button.dataset.copy);
  const word = button.parentElement.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent);
      word.textContent = "Đã chép.";
    } catch {
      // no clipboard (an address without https, an old browser): select it, so that Ctrl+C copies
      getSelection().selectAllChildren(text);
      word.textContent = "Đã chọn; nhấn Ctrl+C để chép.";
    }
  });
}
