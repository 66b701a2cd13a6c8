// Narrows the register while the reader types: all of it, whose list is fetched at the first letter;
// only the rows of this page while that is under way, and where it fails. Without scripts the links
// of the facets do. Marks and case make no difference; every word must be there.

// More rows than these nobody reads; the newest come first.
const MOST = 100;

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
const count = (number) => number.toLocaleString("vi-VN");
// As the pages write it (Decree 30/2020): 05/01/2026, 05/7/2026.
const day = (iso) => iso.replace(/^(\d+)-(\d+)-(\d+)$/, (_, year, month, date) => `${date}/${month < 3 ? month : Number(month)}/${year}`);
const digits = (iso) => iso.split("-").reverse().join("/");
// The register may have been made for another host than this one: a preview, or a copy.
const here = (url) => new URL(url, location.href).pathname;

function size(bytes) {
  const power = bytes < 999.5 ? 0 : bytes < 999_500 ? 1 : 2;
  const figure = bytes / 1000 ** power;
  const digits = figure < 9.95 ? 1 : 0;
  return `${figure.toLocaleString("vi-VN", { maximumFractionDigits: digits })}\u00a0${["B", "kB", "MB"][power]}`;
}

function element(name, facts, ...content) {
  const made = Object.assign(document.createElement(name), facts);
  made.append(...content);
  return made;
}

function file(item) {
  const [first] = item.files;
  if (!first) {
    const dash = element("span", {}, "–");
    dash.setAttribute("aria-hidden", "true");
    return [element("span", { className: "none" }, dash, element("span", { className: "hidden" }, "Không có tệp"))];
  }
  const owner = element("span", { className: "hidden" }, ` của ${item.number}`);
  const link = element("a", { href: here(first.url), type: first.media_type }, first.kind, owner);
  return [link, " ", element("span", { className: "file-facts" }, size(first.bytes))];
}

// A row as the page itself has them (component-documents.html).
function row(item) {
  const issuer = item.type ? `${item.type} · ${item.issuer}` : item.issuer;
  const subject = [element("a", { href: here(item.url) }, item.subject), "\n", element("span", { className: "issuer" }, issuer)];
  const marks = { ended: "Hết hiệu lực", pending: "Chưa có hiệu lực" };
  if (marks[item.force]) subject.push(" ", element("span", { className: "badge" }, marks[item.force]));
  return element("tr", {},
    element("th", { scope: "row", className: "number" }, item.number), "\n",
    element("td", { className: "issued" }, element("time", { dateTime: item.issued }, day(item.issued))), "\n",
    element("td", { className: "subject" }, ...subject), "\n",
    element("td", { className: "document-file" }, ...file(item)));
}

// Every document: its text, and its row when it is asked for; rows of this page are taken as they are.
async function register(url, rows) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const known = new Map(rows.map((of) => [of.row.querySelector("a").pathname, of.row]));
  return (await response.json()).documents.map((item) => {
    const words = [item.number, item.type, item.issuer, item.issued, day(item.issued), digits(item.issued), item.subject, item.signer, ...item.categories];
    let made = known.get(here(item.url));
    return { text: fold(words.join(" ")), get row() { return made ??= row(item); } };
  });
}

for (const form of document.querySelectorAll("form[data-filter]")) {
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const body = document.querySelector(`#${form.dataset.filter} tbody`);
  const pager = document.querySelector(".pager");
  const rows = [...body.rows].map((row) => ({ row, text: fold(row.textContent) }));
  let all = null;
  let state = "unasked";

  const ask = async () => {
    state = "asked";
    try {
      all = await register(form.dataset.register, rows);
      state = "there";
    } catch {
      state = "failed";
    }
    filter();
  };

  const say = (found, shown) => {
    if (state === "asked") return "Đang tải sổ văn bản…";
    const where = state === "failed" ? " trên trang này" : "";
    if (!found) return `Không có văn bản nào khớp${where}.`;
    const some = found > shown ? `, hiện ${count(shown)} văn bản mới nhất` : "";
    return `Có ${count(found)} văn bản khớp${where}${some}.`;
  };

  const filter = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean);
    if (words.length && state === "unasked") ask();
    const found = (all ?? rows).filter(({ text }) => words.every((word) => text.includes(word)));
    const shown = words.length ? found.slice(0, MOST) : rows;
    body.replaceChildren(...shown.map(({ row }) => row));
    if (pager) pager.hidden = words.length > 0 && state === "there";
    status.textContent = words.length ? say(found.length, shown.length) : "";
    // What stands on other pages is found by search, too, which has every document in force.
    if (words.length && state === "failed" && pager && form.dataset.elsewhere) {
      const href = `${form.dataset.elsewhere}?q=${encodeURIComponent(input.value)}`;
      status.append(" ", element("a", { href }, "Tìm trong tất cả văn bản"));
    }
  };

  input.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = rows.length < 2 && !form.dataset.part;
  filter();
}
