// Printing takes a script, so its button is shown by this one. A saved page finds its style sheet and
// pictures again, since it is told where it came from.
for (const item of document.querySelectorAll("[data-print]")) {
  item.hidden = false;
  item.addEventListener("click", () => window.print());
}
for (const link of document.querySelectorAll("a[download][href$='/'], a[download][href$='.html']")) {
  link.addEventListener("click", async (event) => {
    if (link.href.startsWith("blob:")) return;
    event.preventDefault();
    const page = await (await fetch(link.href)).text();
    const whole = page.replace(/<head>/, `<head>\n<base href="${link.href}">`);
    link.href = URL.createObjectURL(new Blob([whole], { type: "text/html" }));
    link.click();
  });
}
