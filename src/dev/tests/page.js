// A page in a browser, as far as live.js needs one, and what the script does to it. Run by Node;
// the script is the first argument.
"use strict";
const assert = require("node:assert/strict");
const script = process.argv[1];

// --- A document: nodes, a reader of tidy HTML, and the selectors that the script uses.

const VOID = ["img", "link", "br", "meta", "input"];

// The element that has the focus. Whatever leaves the document lets go of it, and of its scroll.
let focused = null;

class Node {
  static ELEMENT_NODE = 1;
  constructor(nodeType, nodeName, data = "") {
    Object.assign(this, { nodeType, nodeName, data, childNodes: [], parent: null, scrollTop: 0 });
    this.values = new Map();
  }
  get attributes() {
    return [...this.values].map(([name, value]) => ({ name, value }));
  }
  get id() {
    return this.getAttribute("id") ?? "";
  }
  get nextSibling() {
    const all = this.parent?.childNodes ?? [];
    return all[all.indexOf(this) + 1] ?? null;
  }
  get isConnected() {
    return this.nodeType === 9 || Boolean(this.parent?.isConnected);
  }
  get text() {
    return this.nodeType === 3 ? this.data : this.childNodes.map((node) => node.text).join("");
  }
  hasAttribute(name) {
    return this.values.has(name);
  }
  getAttribute(name) {
    return this.values.get(name) ?? null;
  }
  setAttribute(name, value) {
    this.values.set(name, String(value));
  }
  removeAttribute(name) {
    this.values.delete(name);
  }
  set href(value) {
    this.setAttribute("href", value);
  }
  isEqualNode(other) {
    const sorted = (node) => JSON.stringify([...node.values].sort());
    return (
      this.nodeType === other.nodeType &&
      this.nodeName === other.nodeName &&
      this.data === other.data &&
      sorted(this) === sorted(other) &&
      this.childNodes.length === other.childNodes.length &&
      this.childNodes.every((node, place) => node.isEqualNode(other.childNodes[place]))
    );
  }
  copy(deep) {
    const copy = new Node(this.nodeType, this.nodeName, this.data);
    copy.values = new Map(this.values);
    if (deep) for (const node of this.childNodes) copy.insertBefore(node.copy(true), null);
    return copy;
  }
  focus({ preventScroll = false } = {}) {
    focused = this;
    if (!preventScroll) this.onscroll?.();
  }
  remove() {
    if (this.isConnected) for (const node of this.all()) node.leave();
    if (this.parent) this.parent.childNodes = this.parent.childNodes.filter((n) => n !== this);
    this.parent = null;
  }
  leave() {
    if (focused === this) focused = null;
    this.scrollTop = 0;
  }
  insertBefore(node, next) {
    node.remove();
    const place = next ? this.childNodes.indexOf(next) : this.childNodes.length;
    assert.ok(place >= 0, "a node is put before one that is not there");
    this.childNodes.splice(place, 0, node);
    node.parent = this;
  }
  append(node) {
    this.insertBefore(node, null);
  }
  after(node) {
    this.parent.insertBefore(node, this.nextSibling);
  }
  all() {
    return [this, ...this.childNodes.flatMap((node) => node.all())];
  }
  attachShadow() {
    this.shadow = { querySelector: () => (this.button ??= {}) };
    return this.shadow;
  }
}

const read = (html) => {
  const top = new Node(9, "#document");
  let open = top;
  for (const [, end, name, attributes, text] of html.matchAll(/<(\/?)([a-z0-9-]+)([^>]*)>|([^<]+)/g)) {
    if (text) open.append(new Node(3, "#text", text));
    else if (end) open = open.parent;
    else {
      const node = new Node(1, name.toUpperCase());
      for (const [, key, value] of attributes.matchAll(/([a-z-]+)(?:="([^"]*)")?/g))
        node.setAttribute(key, value ?? "");
      open.append(node);
      if (!VOID.includes(name)) open = node;
    }
  }
  const find = (name) => top.all().find((node) => node.nodeName === name);
  Object.assign(top, { documentElement: find("HTML"), body: find("BODY"), head: find("HEAD") });
  top.title = find("TITLE")?.text ?? "";
  top.querySelectorAll = (selector) => {
    const is = (node) => {
      const sheet = node.nodeName === "LINK" && node.getAttribute("rel") === "stylesheet";
      return sheet || (selector.includes("[src]") && ["src", "poster"].some((n) => node.hasAttribute(n)));
    };
    return top.all().filter(is);
  };
  return top;
};

// --- A browser with one page open.

const turn = () => new Promise((done) => setTimeout(done, 0));

const browse = (html, { path = "/", url = path, seen = "1-1-1-1" } = {}) => {
  const page = { document: read(html), reloads: 0, fetched: 0, next: html, sources: [], listeners: {} };
  const listen = (name, does) => (page.listeners[name] = does);
  Object.assign(page.document, {
    currentScript: { dataset: { seen, url }, src: "http://localhost/__cchc/live.js" },
    hidden: false,
    addEventListener: listen,
    dispatchEvent: () => (page.updates = (page.updates ?? 0) + 1),
    importNode: (node, deep) => node.copy(deep),
    createElement: (name) => new Node(1, name.toUpperCase()),
  });
  focused = null;
  Object.defineProperty(page.document, "activeElement", { get: () => focused ?? page.document.body });
  class EventSource {
    static CLOSED = 2;
    constructor(address) {
      Object.assign(this, { address, does: {} });
      page.sources.push(this);
    }
    addEventListener(name, does) {
      this.does[name] = does;
    }
    close() {
      this.closed = true;
    }
  }
  const world = {
    document: page.document,
    location: { href: `http://localhost${path}`, pathname: path, reload: () => page.reloads++ },
    EventSource,
    DOMParser: class {
      parseFromString(text) {
        return read(text);
      }
    },
    Node,
    Event: class {},
    CSSStyleSheet: class {
      replaceSync() {}
    },
    fetch: async () => (page.fetched++, { text: async () => page.next }),
    addEventListener: listen,
    setTimeout,
    URL,
    URLSearchParams,
  };
  new Function(...Object.keys(world), script)(...Object.values(world));
  page.hear = async (name, data, lastEventId = "") => {
    page.sources.at(-1).does[name]({ data, lastEventId });
    for (let turns = 0; turns < 5; turns++) await turn();
  };
  page.change = (urls, look) => page.hear("change", JSON.stringify({ urls }), look);
  page.find = (name) => page.document.all().find((node) => node.nodeName === name);
  page.byId = (id) => page.document.all().find((node) => node.id === id);
  return page;
};

const HEAD =
  '<html><head><title>Tin</title><link rel="stylesheet" href="/tinh/a.css"></head><body><h1 id="t">Tin</h1>';
const PAGE = `${HEAD}<details><p>Một</p></details><ul><li id="a">A</li><li id="b">B</li></ul><img src="/tep/a.webp"></body></html>`;

const tests = {
  async "a page that shows none of the addresses does nothing"() {
    const page = browse(PAGE, { path: "/mot/" });
    await page.change(["/hai/", "/tinh/khac.css", "/"], "1-1-1-1");
    assert.deepEqual([page.fetched, page.reloads], [0, 0]);
  },
  async "a page whose text changed becomes the new one, and what is the same stays"() {
    const page = browse(PAGE, { path: "/m%E1%BB%99t/", url: "/m%E1%BB%99t/" });
    const [details, second] = [page.find("DETAILS"), page.find("UL").childNodes[1]];
    details.setAttribute("open", "");
    page.next = PAGE.replace("<title>Tin", "<title>Khác").replace("Một", "Hai").replace(
      /(<li id="a">A<\/li>)(<li id="b">B<\/li>)/,
      '$2<li id="c">C</li>$1',
    );
    await page.change(["/ba/", "/một/"], "2-1-1-1");
    assert.deepEqual([page.fetched, page.reloads, page.updates], [1, 0, 1]);
    assert.equal(page.document.title, "Khác");
    assert.equal(page.find("DETAILS"), details);
    assert.ok(details.hasAttribute("open"));
    assert.equal(details.text, "Hai");
    assert.equal(page.find("UL").text, "BCA");
    assert.equal(page.find("UL").childNodes[0], second);
  },
  async "a page that stands for another address follows that one"() {
    const page = browse(PAGE, { path: "/khong-co/", url: "/404.html" });
    await page.change(["/404.html"], "2-1-1-1");
    assert.equal(page.fetched, 1);
  },
  async "style sheets are loaded before the old ones go"() {
    const page = browse(PAGE);
    const old = page.find("LINK");
    await page.change(["/tinh/a.css"], "1-2-1-1");
    const sheets = page.document.querySelectorAll('link[rel~="stylesheet"]');
    assert.deepEqual([page.fetched, page.reloads, sheets.length, sheets[0]], [1, 0, 2, old]);
    assert.equal(sheets[1].getAttribute("href"), "http://localhost/tinh/a.css?live=2");
    sheets[1].onload();
    assert.equal(page.document.querySelectorAll('link[rel~="stylesheet"]').length, 1);
  },
  async "scripts, and pictures behind the same address, open the page anew"() {
    for (const look of ["1-1-2-1", "2-1-2-1", "1-1-1-2"]) {
      const page = browse(PAGE);
      await page.change(["/tep/a.webp"], look);
      assert.deepEqual([page.fetched, page.reloads], [0, 1], look);
    }
  },
  async "a page with scripts of its own is opened anew"() {
    const scripted = PAGE.replace("<details>", '<script src="/tinh/loc.js"></script><details>');
    const page = browse(scripted);
    await page.change(["/"], "2-1-1-1");
    assert.deepEqual([page.fetched, page.reloads], [0, 1]);
    for (const known of ['src="/__cchc/live.js"', 'src="/tinh/item.js" data-live=""']) {
      const plain = browse(PAGE.replace("<details>", `<script ${known}></script><details>`));
      await plain.change(["/"], "2-1-1-1");
      assert.deepEqual([plain.fetched, plain.reloads, plain.updates], [1, 0, 1], known);
    }
  },
  async "without a list the look decides"() {
    const page = browse(PAGE);
    await page.change(null, "1-1-1-1");
    assert.deepEqual([page.fetched, page.reloads], [0, 0]);
    await page.change(null, "2-1-1-1");
    assert.deepEqual([page.fetched, page.reloads], [1, 0]);
    const unknown = browse(PAGE, { seen: "" });
    await unknown.change(null, "1-1-1-1");
    assert.equal(unknown.reloads, 1);
  },
  async "a hidden page lets go, and says what it has seen when it is back"() {
    const page = browse(PAGE, { path: "/mot/" });
    await page.change(["/hai/"], "1-1-1-1");
    await page.change(["/mot/"], "5-1-1-1");
    page.document.hidden = true;
    page.listeners.visibilitychange();
    assert.ok(page.sources[0].closed);
    page.document.hidden = false;
    page.listeners.visibilitychange();
    assert.equal(page.sources.length, 2);
    const asked = page.sources[1].address.searchParams;
    assert.deepEqual([asked.get("path"), asked.get("seen")], ["/mot/", "5-1-1-1"]);
  },
  async "the focus, what is typed and what is scrolled stay while texts around them change"() {
    const form = '<form><label>Tìm</label><input id="q" name="q"></form><pre id="c">một\nhai</pre>';
    const page = browse(PAGE.replace("<details>", `<p>Đầu</p>${form}<details>`));
    const [input, code] = [page.byId("q"), page.byId("c")];
    input.onscroll = () => assert.fail("the page is scrolled");
    input.focus({ preventScroll: true });
    input.value = "một cửa";
    [code.scrollTop, page.find("UL").scrollTop] = [40, 7];
    const versions = [
      `<p>Mới</p><p>Đầu</p>${form}<details>`,
      `<p>Đầu</p>${form.replace("Tìm", "Tìm bài")}<p>Sau</p><details>`,
      `${form.replace("hai", "hai\nba").replace('name="q"', 'name="q" maxlength="9"')}<details open="">`,
      `<h2 id="moi">Mục</h2>${form}<h2 id="cuoi">Cuối</h2><details>`,
    ];
    for (const [number, version] of versions.entries()) {
      page.next = PAGE.replace("<details>", version).replace("Một", `Bản ${number}`);
      await page.change(["/"], `${number + 2}-1-1-1`);
      const state = [page.document.activeElement, input.value, code.scrollTop, page.find("UL").scrollTop];
      assert.deepEqual(state, [input, "một cửa", 40, 7], version);
      assert.equal(page.find("DETAILS").text, `Bản ${number}`);
      assert.equal(page.byId("c"), code);
    }
    await page.change(["/tinh/a.css"], "5-2-1-1");
    assert.deepEqual([page.document.activeElement, page.reloads], [input, 0]);
  },
  async "as little as possible is moved"() {
    const items = (names) => [...names].map((name) => `<li id="${name}">${name}</li>`).join("");
    const list = (names) => PAGE.replace(/<ul>.*<\/ul>/, `<ul>${items(names)}</ul>`);
    const check = async (before, after, moved) => {
      const page = browse(list(before));
      const old = [...page.find("UL").childNodes];
      for (const node of old) node.scrollTop = 1;
      page.next = list(after);
      await page.change(["/"], "2-1-1-1");
      assert.equal(page.find("UL").text, after);
      const lost = page.find("UL").childNodes.filter((node) => old.includes(node) && !node.scrollTop);
      assert.deepEqual(lost.map((node) => node.id).join(""), moved, `${before} ${after}`);
    };
    await check("abcd", "bcda", "a");
    await check("abcd", "dabc", "d");
    await check("abcde", "axbyecz", "e");
    await check("abcdef", "fbcxea", "fa");
  },
  async "whatever becomes of a page, it is the new one"() {
    let seed = 1;
    const random = (below) => (seed = (seed * 48271) % 0x7fffffff) % below;
    const part = (depth) => {
      const name = ["p", "div", "ul"][random(3)];
      const id = random(3) ? "" : ` id="${"abc"[random(3)]}"`;
      const inner = depth ? parts(depth - 1) : "xyz"[random(3)];
      return `<${name}${id}${random(4) ? "" : " hidden"}>${inner}</${name}>`;
    };
    const parts = (depth) => Array.from({ length: random(5) }, () => part(depth)).join("");
    const page = browse(PAGE);
    for (let turn = 0; turn < 300; turn++) {
      page.next = PAGE.replace("<details>", `${parts(2)}<details>`);
      await page.change(["/"], `${turn + 2}-1-1-1`);
      assert.ok(page.document.body.isEqualNode(read(page.next).body), page.next);
    }
  },
  async "what is moved keeps the focus"() {
    const page = browse(PAGE.replace(">B<", '><a id="x">B</a><'));
    const link = page.byId("x");
    link.onscroll = () => assert.fail("the page is scrolled");
    link.focus({ preventScroll: true });
    const turned = /(<li id="a">A<\/li>)<li id="b">B<\/li>/;
    page.next = PAGE.replace(turned, '<li id="b"><a id="x">B</a></li>$1');
    await page.change(["/"], "2-1-1-1");
    assert.equal(page.find("UL").text, "BA");
    assert.equal(page.document.activeElement, link);
    // What is gone has none, and nothing else gets it.
    page.next = PAGE.replace(turned, "$1");
    await page.change(["/"], "3-1-1-1");
    assert.equal(page.document.activeElement, page.document.body);
  },
  async "problems are laid over the page until they are mended or closed"() {
    const page = browse(PAGE);
    const shown = () => page.document.all().filter((node) => node.nodeName === "CCHC-PROBLEMS").length;
    await page.hear("problems", "<li>x");
    await page.hear("problems", "<li>y");
    assert.equal(shown(), 1);
    page.find("CCHC-PROBLEMS").button.onclick();
    await page.hear("problems", "<li>y");
    assert.equal(shown(), 0);
    await page.hear("problems", "<li>z");
    assert.equal(shown(), 1);
    await page.hear("clear", "0");
    assert.equal(shown(), 0);
    await page.hear("problems", "<li>y");
    assert.equal(shown(), 1);
  },
};

(async () => {
  for (const [name, test] of Object.entries(tests)) {
    await test().catch((error) => {
      console.error(`${name}: ${error.stack}`);
      process.exitCode = 1;
    });
  }
  console.log(Object.keys(tests).length);
  process.exit();
})();
