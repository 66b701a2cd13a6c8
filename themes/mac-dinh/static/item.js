// Printing takes a script, so its button is shown by this one. A saved page finds its style sheet and
// pictures again, since it is told where it came from. In a preview the page may change under it.
const show = () => {
  for (const item of document.querySelectorAll("[data-print]")) item.hidden = false;
};
document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-print]")) return window.print();
  const link = event.target.closest("a[download][href$='/'], a[download][href$='.html']");
  if (!link) return;
  event.preventDefault();
  const page = await (await fetch(link.href)).text();
  const whole = page.replace(/<head>/, `<head>\n<base href="${link.href}">`);
  link.href = URL.createObjectURL(new Blob([whole], { type: "text/html" }));
  link.click();
});
document.addEventListener("cchc:update", show);
show();
