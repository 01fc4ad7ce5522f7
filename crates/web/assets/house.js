// Comfort only: every page works without this file.
// [data-print] prints the page; [data-copy="id"] copies the text field of that id and says so in its own label.
// Both are `hidden` in the HTML and shown here, so that no dead button stands on a page without scripts.
document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-print], [data-copy]")) button.hidden = false;
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-print], [data-copy]");
  if (!button) return;
  if (button.dataset.copy === undefined) return window.print();
  const source = document.getElementById(button.dataset.copy);
  source.select();
  // Plain http on an office network has no clipboard: the selected text then waits for Ctrl+C.
  if (!navigator.clipboard) return;
  await navigator.clipboard.writeText(source.value);
  button.textContent = button.dataset.done;
});
