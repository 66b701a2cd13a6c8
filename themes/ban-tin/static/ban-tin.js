// Shows the button that prints a page: browsers print from their own menus without it.
for (const button of document.querySelectorAll("button[data-print]")) {
  button.addEventListener("click", () => print());
  button.hidden = false;
}
