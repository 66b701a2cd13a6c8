// Narrows the table of a page of the register while the reader types; without it, the links of
// the facets do. Marks and case make no difference; every word must be there.
for (const form of document.querySelectorAll("form[data-filter]")) {
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  const rows = [...document.querySelectorAll(`#${form.dataset.filter} tbody tr`)].map((row) => [row, fold(row.textContent)]);
  const filter = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    const here = document.querySelector(".pager") ? " trên trang này" : "";
    status.textContent = words.length ? (shown ? `Còn ${shown} văn bản${here}.` : `Không có văn bản nào khớp${here}.`) : "";
    // What stands on other pages is found by search, which has every document.
    const elsewhere = form.dataset.elsewhere;
    if (words.length && here && elsewhere) {
      const link = document.createElement("a");
      link.href = `${elsewhere}?q=${encodeURIComponent(input.value)}`;
      link.textContent = "Tìm trong tất cả văn bản";
      status.append(" ", link);
    }
  };
  input.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = rows.length < 2;
  filter();
}
