// Keeps an open page like the site: text is put in place, style sheets are changed for new ones,
// anything else opens the page anew. Problems are laid over the page until they are mended.
(() => {
  "use strict";
  const own = document.currentScript;
  let seen = own.dataset.seen;
  let source = null;

  // --- Events. A page that nobody looks at lets go of its connection: browsers have few of them.

  const connect = () => {
    if (source || document.hidden) return;
    const address = new URL("events", own.src);
    address.search = new URLSearchParams({ path: location.pathname, seen });
    const events = (source = new EventSource(address));
    events.addEventListener("change", (event) => {
      const before = seen;
      seen = event.lastEventId || seen;
      if (concerns(JSON.parse(event.data).urls)) change(before.split("-"), seen.split("-"));
    });
    events.addEventListener("problems", (event) => show(event.data));
    events.addEventListener("clear", () => hide((closed = "")));
    events.addEventListener("error", () => {
      // Refused for good: perhaps too many pages are open.
      if (events.readyState === EventSource.CLOSED && source === events) {
        source = null;
        setTimeout(connect, 3000);
      }
    });
  };
  const disconnect = () => source && (source = source.close() || null);
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);

  // --- Changes. The addresses tell whether this page shows any of them, its look what of it.

  const plain = (address) => {
    const path = new URL(address, location.href).pathname;
    try {
      return decodeURIComponent(path).normalize();
    } catch {
      return path;
    }
  };
  const shown = () => {
    const parts = document.querySelectorAll('link[rel~="stylesheet"][href], [src], [poster]');
    const addresses = [...parts].flatMap((part) =>
      ["href", "src", "poster"].map((name) => part.getAttribute(name)).filter(Boolean),
    );
    return new Set([location.href, own.dataset.url, ...addresses].filter(Boolean).map(plain));
  };
  // Without a list, anything may have changed.
  const concerns = (urls) => {
    if (!urls) return true;
    const mine = shown();
    return urls.some((url) => mine.has(plain(url)));
  };
  // What scripts of the page's own made of it would be undone, and none of them would run again; but
  // one that says `data-live` hears of updates and does its part.
  const isScripted = () =>
    [...document.querySelectorAll("script[src]")].some(
      (part) =>
        part.nodeName === "SCRIPT" &&
        !part.hasAttribute("data-live") &&
        !part.getAttribute("src").includes("/__cchc/"),
    );
  const change = (before, after) => {
    const [page, styles, scripts, media] = after.map((part, place) => part !== before[place]);
    if (scripts || (media && !page) || (page && isScripted())) location.reload();
    else if (page || styles) update();
  };

  // --- Updates, one after the other: the last one brings what is newest.

  let running = false;
  let again = false;
  const update = async () => {
    again = true;
    if (running) return;
    for (running = true; again; ) {
      again = false;
      // If the server is gone: when it is back, the page connects and hears what changed.
      const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
      const html = answer && (await answer.text());
      if (html && !again) put(new DOMParser().parseFromString(html, "text/html"));
    }
    running = false;
  };

  const put = (fresh) => {
    const focused = document.activeElement;
    restyle(fresh);
    if (document.title !== fresh.title) document.title = fresh.title;
    attributes(document.documentElement, fresh.documentElement);
    attributes(document.body, fresh.body);
    children(document.body, fresh.body);
    // What is moved lets go of the focus.
    if (focused && focused !== document.activeElement && focused.isConnected)
      focused.focus({ preventScroll: true });
    document.dispatchEvent(new Event("cchc:update"));
  };

  // --- Style sheets: the new one is loaded before the old one goes, so that nothing flickers.

  const sheets = (page) => [...page.querySelectorAll('link[rel~="stylesheet"]')];
  let styles = seen.split("-")[1];
  const restyle = (fresh) => {
    const version = seen.split("-")[1];
    if (version === styles) return;
    styles = version;
    const old = sheets(document);
    for (const link of sheets(fresh)) {
      const next = document.importNode(link);
      const address = new URL(link.getAttribute("href"), location.href);
      address.searchParams.set("live", version);
      next.href = address.href;
      const last = old.shift();
      next.onload = next.onerror = () => last && last.remove();
      if (last) last.after(next);
      else document.head.append(next);
    }
    for (const link of old) link.remove();
  };

  // --- Trees: as much as possible of the old one stays, so that scroll, focus, films do, too.

  const attributes = (old, fresh) => {
    // What the reader has opened stays open.
    const kept = (name) => name === "open" && /^(DETAILS|DIALOG)$/.test(old.nodeName);
    for (const { name } of [...old.attributes])
      if (!fresh.hasAttribute(name) && !kept(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes)
      if (old.getAttribute(name) !== value && !kept(name)) old.setAttribute(name, value);
  };

  const alike = (old, fresh) =>
    old.nodeName === fresh.nodeName && (old.id || "") === (fresh.id || "");

  const morph = (old, fresh) => {
    if (old.isEqualNode(fresh)) return;
    if (old.nodeType !== Node.ELEMENT_NODE) old.data = fresh.data;
    else {
      attributes(old, fresh);
      children(old, fresh);
    }
  };

  const children = (old, fresh) => {
    const have = [...old.childNodes];
    const want = [...fresh.childNodes];
    while (have.length && want.length && have[0].isEqualNode(want[0])) have.shift(), want.shift();
    let end = null;
    while (have.length && want.length && have.at(-1).isEqualNode(want.at(-1)))
      (end = have.pop()), want.pop();
    // Each wanted node takes an equal old one, else one of its kind that nobody else equals.
    const taken = new Map();
    const free = new Set(have);
    const take = (node, found) => found && (taken.set(node, found), free.delete(found));
    for (const node of want) take(node, [...free].find((known) => known.isEqualNode(node)));
    for (const node of want)
      if (!taken.has(node)) take(node, [...free].find((known) => alike(known, node)));
    for (const node of free) node.remove();
    const places = new Map(have.map((node, place) => [node, place]));
    const found = want.map((node) => taken.get(node)).filter(Boolean);
    const steady = rising(found.map((node) => places.get(node)));
    let next = end;
    for (const node of want.reverse()) {
      const found = taken.get(node);
      const placed = found || document.importNode(node, true);
      if (!found || !steady.has(places.get(found))) old.insertBefore(placed, next);
      if (found) morph(found, node);
      next = placed;
    }
  };

  // A longest rising run of different numbers: what is in order already is not moved.
  const rising = (numbers) => {
    const lasts = [];
    const before = new Map();
    for (const number of numbers) {
      const longer = lasts.findIndex((last) => last > number);
      const length = longer < 0 ? lasts.length : longer;
      before.set(number, lasts[length - 1]);
      lasts[length] = number;
    }
    const run = new Set();
    for (let last = lasts.at(-1); last !== undefined; last = before.get(last)) run.add(last);
    return run;
  };

  // --- Problems, in a tree of their own that the styles of the site do not reach.

  const style = `:host{all:initial;position:fixed;inset:0;z-index:2147483647;overflow:auto;
    background:rgb(20 20 24/.94);color:#f2f2f2;font:16px/1.5 system-ui,sans-serif}
    main{max-width:60rem;margin:0 auto;padding:1.5rem}h1{font-size:1.25rem}p{margin:.25rem 0}
    li{margin:0 0 1.25rem}.error b{color:#ff8a80}.warning b{color:#ffd180}a{color:#9ecbff}
    pre{margin:.5rem 0;padding:.5rem .75rem;background:#000;white-space:pre-wrap}
    button{float:right;font:inherit;padding:.25rem .75rem}`;
  let host = null;
  let closed = "";
  const hide = () => {
    if (host) host.remove();
    host = null;
  };
  const show = (html) => {
    hide();
    if (html === closed) return;
    host = document.createElement("cchc-problems");
    const tree = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    tree.adoptedStyleSheets = [sheet];
    tree.innerHTML = html;
    tree.querySelector("button").onclick = () => hide((closed = html));
    document.documentElement.append(host);
  };

  connect();
})();
