// Shows the buttons that print: without scripts they could not.
for (const item of document.querySelectorAll("[data-print]")) {
  item.hidden = false;
  item.addEventListener("click", () => window.print());
}
