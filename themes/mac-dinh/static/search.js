// Search in the reader's browser. The index is made by `src/search`, whose folding, hashes and
// formats the first half of this file mirrors; that half runs anywhere (`open`, `tokens`,
// `highlight`, `excerpt`). The second half is the page.

// ---- Text into tokens (src/search/token.rs) ----

const VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
const KEY_PRIME = 0x1000193;
const SHARD_PRIME = 0x5bd1e995;

const clean = (text) => text.normalize("NFC");
const turn = (number, bits) => number << bits | number >>> 32 - bits;

function mix(hash) {
  hash = Math.imul(hash ^ hash >>> 16, 0x85ebca6b);
  hash = Math.imul(hash ^ hash >>> 13, 0xc2b2ae35);
  return (hash ^ hash >>> 16) >>> 0;
}

const known = new Map();

// What a character is: `{folded, letter, tone}`, "digit", "nothing" or "gap".
function classOf(c) {
  let found = known.get(c);
  if (found === undefined) {
    found = judge(c);
    known.set(c, found);
  }
  return found;
}

function judge(c) {
  if (c >= "0" && c <= "9") return "digit";
  if (/[ÐðƉɖ]/.test(c)) c = "đ";
  if (/[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]/.test(c)) return "nothing";
  if (!/[\p{Alphabetic}\p{N}]/u.test(c)) return "gap";
  const [letter] = c.toLowerCase();
  const folded = letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace("đ", "d").normalize("NFC");
  const place = VOWELS.indexOf(letter);
  return place < 0 ? { folded, letter, tone: 0 } : { folded, letter: VOWELS[place - place % 6], tone: place % 6 };
}

// The tokens of a text in NFC: hash (`shard`, `key`), `spelling` (0 without marks), whether another
// `follows` in its line, and where in the text it stands.
export function tokens(text) {
  const found = [];
  let word = null;
  let follows = false;
  const end = (at) => {
    if (!word) return;
    if (word.digits && !word.counts) add("0");
    let spelling = 0;
    if (word.marked) spelling = mix(word.letters ^ Math.imul(word.tones, SHARD_PRIME)) >>> 16 || 1;
    const shard = mix(word.shard) >>> 20;
    found.push({ shard, key: mix(word.key), spelling, follows, start: word.start, end: at });
    word = null;
    follows = true;
  };
  const add = (c) => {
    const code = c.codePointAt(0);
    word.key = Math.imul(word.key ^ code, KEY_PRIME);
    word.shard = turn(Math.imul(word.shard ^ code, SHARD_PRIME), 13);
  };
  let at = 0;
  for (const c of text) {
    const found = classOf(c);
    if (found === "gap") {
      end(at);
      if (c === "\n") follows = false;
    } else if (found !== "nothing") {
      const digits = found === "digit";
      if (word && word.digits !== digits) end(at);
      word ??= { digits, start: at, key: 0x811c9dc5, shard: 0x9747b28c, letters: 0x811c9dc5, tones: 0 };
      if (digits) {
        word.counts ||= c !== "0";
        if (word.counts) add(c);
      } else {
        add(found.folded);
        word.letters = Math.imul(word.letters ^ found.letter.codePointAt(0), KEY_PRIME);
        if (found.tone) word.tones = Math.imul(word.tones, 8) + found.tone;
        word.marked ||= found.tone > 0 || found.letter !== found.folded;
      }
    }
    at += c.length;
  }
  end(at);
  return found;
}

function pair(first, second) {
  const shard = Math.imul(turn(second.key, 7), KEY_PRIME) + first.key;
  return { shard: mix(shard | 0) >>> 20, key: mix(Math.imul(turn(first.key, 5), SHARD_PRIME) + second.key | 0), spelling: 0 };
}

// ---- A query into clauses, all of which an item must meet ----

const LONGEST = 400;
// Each list costs a file of some 8 kB. Words come first, then other names, marks, neighbours.
const MOST_LISTS = 12;
const MOST_PAIRS = 5;

const sameWords = (words, at, others) =>
  others.length > 0 && others.every((other, i) => words[at + i]?.key === other.key);

// A clause is a list of ways to meet it; a way is `{words, phrase, typed}`, and of a phrase that was
// typed how many words are `spelled`, which means that their marks count.
function parse(query, aliases) {
  const clauses = [];
  const pairs = [];
  let left = MOST_LISTS;
  const spend = (lists) => lists <= left && (left -= lists) >= 0;
  clean(query.slice(0, LONGEST)).split(/["“”«»„]/).forEach((part, i, parts) => {
    const quoted = i % 2 && i < parts.length - 1;
    const words = tokens(part.replace(/\n/g, " ")).slice(0, quoted ? left : 2 * left);
    // Of a long query the beginning, which tells least of a title, is looked for by twos.
    const twos = quoted ? 0 : Math.max(0, words.length - left);
    left -= words.length - twos;
    if (quoted) {
      if (words.length) clauses.push([{ words, phrase: true, typed: true }]);
      return;
    }
    for (let at = 0; at < words.length;) {
      if (at < 2 * twos) {
        clauses.push([{ words: words.slice(at, at += 2), phrase: true, typed: false }]);
        continue;
      }
      const [length, [typed, ...others]] = waysAt(words, at, aliases);
      clauses.push([typed, ...others.filter((way) => spend(way.words.length))]);
      at += length;
    }
    for (let at = 1; at < words.length; at++) pairs.push(pair(words[at - 1], words[at]));
  });
  for (const [way] of clauses.filter(([way]) => way.phrase && way.typed)) {
    way.spelled = Math.min(way.words.length, left + 1);
    left -= way.spelled - 1;
  }
  return { clauses, pairs: pairs.slice(0, Math.min(left, MOST_PAIRS)) };
}

// The ways to read what begins at a word: an abbreviation or what it stands for, else the word.
function waysAt(words, at, aliases) {
  const ways = [];
  let length = 1;
  for (const [short, full] of aliases) {
    for (const [from, to] of [[short, full], [full, short]]) {
      if (from.length < length || !sameWords(words, at, from)) continue;
      if (from.length > length) ways.length = 0;
      length = from.length;
      ways.push({ words: to, phrase: true, typed: false });
    }
  }
  return [length, [{ words: words.slice(at, at + length), phrase: false, typed: true }, ...ways]];
}

// ---- The index (src/search/postings.rs, table.rs, manifest.rs) ----

class Bytes {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }
  get more() { return this.at < this.end; }
  number() {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.bytes[this.at++];
      number += (byte & 127) * scale;
      if (!(byte & 128)) return number;
    }
  }
}

const FORMAT = 1;
const MANIFEST = "chi-muc.json";
// What the levels of `src/search/terms.rs` count.
const WEIGHTS = [1, 1.5, 2, 1.8, 3, 6, 7, 12];
// How much more neighbours that stay neighbours count than words by themselves.
const PAIR = 2;
const LAST_BIT = 27;
const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

// Opens an index. `fetchBytes(name)` gives a file of it as a Uint8Array, or fails.
export async function open(fetchBytes) {
  let index = await load(fetchBytes);
  const answer = async (query, filters = {}, from = 0, count = 10) => {
    try {
      return await search(index, query, filters, from, count);
    } catch (error) {
      // The site may have been published anew since: files of an old index are gone.
      const fresh = await load(fetchBytes);
      if (fresh.stamp === index.stamp) throw error;
      index = fresh;
      return search(index, query, filters, from, count);
    }
  };
  return { query: answer, get manifest() { return index.manifest; } };
}

async function load(fetchBytes) {
  const manifest = json(await fetchBytes(MANIFEST));
  if (manifest.format !== FORMAT) throw new Error(`index of format ${manifest.format}`);
  const pieces = new Map();
  // Each piece is asked for once; one that failed may be asked for again.
  const piece = (stem, place, digests, extension, read) => {
    const name = `${stem}${place.toString(16)}.${digests.slice(place * 8, place * 8 + 8)}.${extension}`;
    if (!pieces.has(name)) {
      const promise = fetchBytes(name).then(read);
      promise.catch(() => pieces.delete(name));
      pieces.set(name, promise);
    }
    return pieces.get(name);
  };
  const shards = manifest.terms.length / 8;
  return {
    manifest,
    stamp: manifest.terms + manifest.blocks + manifest.columns,
    aliases: manifest.aliases.map((alias) => alias.map((text) => tokens(clean(text)))),
    columns: () => piece("c", 0, manifest.columns, "bin", (bytes) => readColumns(bytes, manifest.items)),
    block: (place) => piece("b", place, manifest.blocks, "json", json),
    list: async (term) => {
      const shard = await piece("t", term.shard * shards >>> 12, manifest.terms, "bin", readShard);
      return shard.get(term.key);
    },
  };
}

function readColumns(bytes, items) {
  const reader = new Bytes(bytes);
  const column = (read) => Array.from({ length: items }, read);
  const number = () => reader.number();
  const numbers = () => Array.from({ length: reader.number() }, number);
  return { year: column(number), form: column(number), unit: column(number), categories: column(numbers) };
}

// The lists of a shard by key, each still packed.
function readShard(bytes) {
  const reader = new Bytes(bytes);
  const count = reader.number();
  let key = 0;
  const keys = Array.from({ length: count }, () => key += reader.number());
  const lengths = Array.from({ length: count }, () => reader.number());
  let { at } = reader;
  return new Map(keys.map((key, i) => [key, new Bytes(bytes, at, at += lengths[i])]));
}

// Calls `take(item, level, hasSpelling)` for each posting of a packed list.
function readList(list, spelling, take) {
  const reader = new Bytes(list.bytes, list.at, list.end);
  const count = reader.number();
  let wanted = -1;
  for (let place = 0; place < count; place++, reader.at += 2) {
    const known = reader.bytes[reader.at] | reader.bytes[reader.at + 1] << 8;
    if (known === spelling) wanted = Math.min(place, LAST_BIT);
  }
  for (let item = 0; reader.more;) {
    const posting = reader.number();
    item += posting >>> 3;
    const mask = count > 1 ? reader.number() : 1;
    take(item, posting & 7, wanted >= 0 && (mask >>> wanted & 1) === 1);
  }
}

// ---- Searching ----

async function search(index, query, filters, from, count) {
  const { clauses, pairs } = parse(query, index.aliases);
  const narrowed = Object.values(filters).some(Boolean);
  const empty = { total: 0, partial: false, results: [] };
  if (!clauses.length && !narrowed) return empty;
  const items = index.manifest.items;
  // Columns and lists are asked for at once.
  const [fits, met, bonus] = await Promise.all([
    narrowed ? filter(index, filters) : () => true,
    Promise.all(clauses.map((clause) => meet(index, clause, items))),
    addPairs(index, pairs, items),
  ]);
  const ranked = rank(clauses, met, bonus, items, fits);
  const shown = ranked.found.slice(from, from + count);
  const size = index.manifest.block;
  const results = await Promise.all(shown.map(async (item) => {
    const [url, title, date, summary, number, form, state] = (await index.block(Math.floor(item / size)))[item % size];
    return { url, title, date, summary, number, form, state };
  }));
  return { total: ranked.found.length, partial: ranked.partial, results };
}

// Orders what meets all clauses: exact spellings first, then by score, then newest. Where nothing
// does, what meets most of them, more than half, unless phrases in quotes are asked for.
function rank(clauses, met, bonus, items, fits) {
  const strict = clauses.some(([way]) => way.phrase && way.typed);
  const rows = [];
  let most = 0;
  for (let item = 0; item < items; item++) {
    let [meets, exact, score] = [0, 0, bonus[item]];
    for (const clause of met) {
      if (!clause.count[item]) continue;
      meets++;
      exact += clause.exact[item];
      score += clause.score[item];
    }
    if ((meets || !met.length) && fits(item)) {
      most = Math.max(most, meets);
      rows.push({ item, meets, exact, score });
    }
  }
  const partial = most < met.length;
  if (partial && (strict || most * 2 <= met.length)) return { partial: false, found: [] };
  const found = rows.filter((row) => row.meets === most);
  found.sort((a, b) => b.exact - a.exact || b.score - a.score || b.item - a.item);
  return { partial: partial && found.length > 0, found: found.map((row) => row.item) };
}

// Which items meet a clause: `count` (0 or 1), how many words are `exact`, the `score`.
async function meet(index, ways, items) {
  const all = { count: new Uint8Array(items), exact: new Uint8Array(items), score: new Float32Array(items) };
  const marked = ways[0].words.filter((word) => word.spelling).length;
  for (const way of ways) {
    const one = await follow(index, way, items);
    for (let item = 0; item < items; item++) {
      if (one.count[item] < one.needed) continue;
      all.count[item] = 1;
      // Another name is as good as the one that was typed.
      all.exact[item] = Math.max(all.exact[item], way.typed ? one.exact[item] : marked);
      all.score[item] = Math.max(all.score[item], one.score[item]);
    }
  }
  return all;
}

async function follow(index, { words, phrase, typed, spelled = 0 }, items) {
  const pairs = phrase ? words.slice(1).map((word, i) => pair(words[i], word)) : [];
  // Neighbours tell of their words all but the marks.
  const single = pairs.length ? words.slice(0, spelled).filter((word) => word.spelling) : words;
  const lists = await Promise.all([...single, ...pairs].map(index.list));
  const one = { count: new Uint8Array(items), exact: new Uint8Array(items), score: new Float32Array(items), needed: lists.length };
  lists.forEach((list, place) => {
    if (!list) return;
    const { spelling } = single[place] ?? pairs[0];
    // Marks in a phrase are meant.
    const must = phrase && typed && spelling;
    add(list, spelling, items, one.score, (item, isExact) => {
      if (must && !isExact) return;
      one.count[item]++;
      if (spelling && isExact) one.exact[item]++;
    });
  });
  return one;
}

async function addPairs(index, pairs, items) {
  const bonus = new Float32Array(items);
  const lists = await Promise.all(pairs.map(index.list));
  for (const list of lists) if (list) add(list, 0, items, bonus, () => {}, PAIR);
  return bonus;
}

// Adds the scores of a list: a rare term counts more.
function add(list, spelling, items, scores, take, factor = 1) {
  let length = 0;
  readList(list, spelling, () => length++);
  const rarity = factor * Math.log2(1 + items / length);
  readList(list, spelling, (item, level, isExact) => {
    scores[item] += rarity * WEIGHTS[level];
    take(item, isExact);
  });
}

// A test for items: `{category, form, year, unit}` as in the manifest; an unknown value fits none.
async function filter(index, { category, form, year, unit }) {
  const { manifest } = index;
  const columns = await index.columns();
  const labels = (all, id) => all.flatMap(([own], i) => (own === id ? [i] : []));
  const years = manifest.years.indexOf(Number(year));
  const forms = manifest.forms.indexOf(form);
  const units = labels(manifest.units, unit);
  const categories = labels(manifest.categories, category);
  return (item) => (!year || columns.year[item] === years)
    && (!form || columns.form[item] === forms)
    && (!unit || units.includes(columns.unit[item] - 1))
    && (!category || columns.categories[item].some((own) => categories.includes(own)));
}

// ---- Showing where ----

// The words of a query as `highlight` and `excerpt` want them.
export function wanted(query, aliases = []) {
  const packed = aliases.map((alias) => alias.map((text) => tokens(clean(text))));
  return parse(query, packed).clauses.flat().flatMap((way) => way.words);
}

// The tokens of a text that were asked for. A word that was typed with marks means its own
// spelling, if the text has it at all.
function hits(text, words) {
  const found = tokens(text).map((token) => {
    const same = words.filter((word) => word.key === token.key);
    return { ...token, hit: same.length > 0, exact: same.some((word) => !word.spelling || word.spelling === token.spelling) };
  });
  const exact = new Set(found.filter((token) => token.hit && token.exact).map((token) => token.key));
  return found.filter((token) => token.hit && (token.exact || !exact.has(token.key)));
}

// A text in pieces `[text, isHit]`; hits with nothing but a space or sign between them are one.
export function highlight(text, words) {
  text = text.normalize("NFC");
  const pieces = [];
  let at = 0;
  for (const { start, end } of hits(text, words)) {
    const gap = text.slice(at, start);
    if (pieces.length && /^[ /&-]?$/.test(gap)) pieces[pieces.length - 1][0] += gap + text.slice(start, end);
    else {
      if (gap) pieces.push([gap, false]);
      pieces.push([text.slice(start, end), true]);
    }
    at = end;
  }
  if (at < text.length) pieces.push([text.slice(at), false]);
  return pieces;
}

// The stretch of a text, some `length` characters, that has most of the words.
export function excerpt(text, words, length = 220) {
  text = text.normalize("NFC").replace(/\s+/g, " ").trim();
  const found = hits(text, words);
  let best = { count: 0, start: 0 };
  found.forEach((first, i) => {
    const seen = new Set();
    let near = 0;
    for (let j = i; j < found.length && found[j].end - first.start <= length - 40; j++) {
      if (!seen.has(found[j].key)) near += 2;
      // Of two stretches with the same words the one where they stand together.
      if (j > i && found[j].start - found[j - 1].end <= 1) near += 0.1;
      seen.add(found[j].key);
    }
    if (near > best.count) best = { count: near, start: first.start };
  });
  if (text.length <= length) return text;
  let start = Math.max(0, Math.min(best.start - 40, text.length - length));
  if (start > 0) start = Math.min(text.indexOf(" ", start) + 1, best.start);
  let end = Math.min(text.length, start + length);
  if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start + length / 2);
  return (start > 0 ? "…" : "") + text.slice(start, end).replace(/[\s.,;:–-]+$/, "") + (end < text.length ? "…" : "");
}

// ---- The page (templates/search.html) ----

const TEXTS = {
  loading: "Đang tìm…",
  failed: "Không tải được dữ liệu tìm kiếm. Hãy kiểm tra kết nối mạng rồi thử lại.",
  none: (query) => `Không có kết quả nào${query}. Hãy thử ít từ hơn, bỏ ngoặc kép hoặc bỏ bớt điều kiện lọc.`,
  some: (count, query) => `Có ${count} kết quả${query}.`,
  partial: (count, query) => `Không có tin, bài nào có đủ các từ. Có ${count} kết quả gần nhất${query}.`,
  gone: (names) => `Liên kết này lọc theo ${names} không còn trên trang, nên kết quả không lọc theo điều kiện đó.`,
};
const PAGE = 10;
// The names of filters in addresses, where the manifest has their values, and what readers call them.
const FILTERS = {
  "chuyen-muc": ["category", "categories", "chuyên mục"],
  "hinh-thuc": ["form", "forms", "hình thức"],
  "nam": ["year", "years", "năm"],
  "don-vi": ["unit", "units", "đơn vị"],
};

function start(form) {
  const part = (name) => document.querySelector(`[data-search-${name}]`);
  const [status, list, more, rest] = ["status", "results", "more", "rest"].map(part);
  const field = form.elements.q;
  const fetchBytes = async (name) => {
    const response = await fetch(form.dataset.search + name, name === MANIFEST ? { cache: "no-cache" } : {});
    // Some hosts answer with a page where a file is missing.
    if (!response.ok || /html/.test(response.headers.get("content-type"))) throw new Error(`${name}: ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  };
  let opening = null;
  let turn = 0;
  let shown = 0;
  // What the link that led here asks for and the index does not know.
  let gone = "";

  const ready = () => {
    opening ??= open(fetchBytes).then((index) => {
      for (const [name, [, key]] of Object.entries(FILTERS)) fillFilter(form.elements[name], index.manifest[key]);
      return index;
    });
    opening.catch(() => { opening = null; });
    return opening;
  };
  const filters = () => Object.fromEntries(Object.entries(FILTERS).map(([name, [key]]) => [key, form.elements[name]?.value]));

  // While somebody types, the last word may be half a word: what was found stays a while.
  async function run({ from = 0, typing = false } = {}) {
    const own = ++turn;
    const query = field.value.trim();
    const asked = query || Object.values(filters()).some(Boolean);
    const slow = setTimeout(() => { if (asked && !from) status.textContent = TEXTS.loading; }, 600);
    try {
      const index = await ready();
      const answer = await index.query(query, filters(), from, PAGE);
      if (own !== turn) return;
      if (typing && shown && (!answer.total || answer.partial)) {
        soon(900, false);
        return;
      }
      const words = wanted(query, index.manifest.aliases);
      if (!from) list.replaceChildren();
      const rows = answer.results.map((result) => row(result, words, /["“”]/.test(query), form.dataset.base));
      list.append(...rows.map((row) => row.element));
      shown = from + rows.length;
      more.hidden = shown >= answer.total;
      rest.hidden = answer.total > 0;
      status.textContent = [gone, asked ? told(answer, query) : ""].filter(Boolean).join(" ");
      if (from) rows[0]?.element.querySelector("a").focus();
      if (!navigator.connection?.saveData) for (const row of rows) row.deepen();
    } catch (error) {
      if (own === turn) status.textContent = asked ? TEXTS.failed : "";
      console.warn(error);
    } finally {
      clearTimeout(slow);
    }
  }

  const address = () => {
    const kept = [...new FormData(form)].filter(([, value]) => value.trim());
    const search = new URLSearchParams(kept).toString();
    history.replaceState(null, "", search ? `?${search}` : location.pathname);
  };
  const read = async () => {
    const given = new URLSearchParams(location.search);
    field.value = given.get("q") ?? "";
    // The values of filters are there once the index is.
    const index = await ready().catch(() => {});
    const unknown = Object.keys(FILTERS).filter((name) => {
      const value = given.get(name) ?? "";
      const select = form.elements[name];
      if (select) select.value = value;
      if (select?.value === value) return false;
      if (select) select.value = "";
      return value !== "";
    });
    gone = index && unknown.length ? TEXTS.gone(unknown.map((name) => FILTERS[name][2]).join(", ")) : "";
    run();
  };
  let waiting;
  const soon = (delay, typing) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { gone = ""; address(); run({ typing }); }, delay);
  };
  form.addEventListener("input", (event) => { if (!event.isComposing) soon(350, event.target === field); });
  field.addEventListener("compositionend", () => soon(350, true));
  form.addEventListener("submit", (event) => { event.preventDefault(); soon(0, false); });
  more.addEventListener("click", () => run({ from: shown }));
  addEventListener("popstate", read);
  form.hidden = false;
  read();
}

function told({ total, partial }, query) {
  const count = new Intl.NumberFormat("vi").format(total);
  const about = query && ` cho “${query}”`;
  if (!total) return TEXTS.none(about);
  return (partial ? TEXTS.partial : TEXTS.some)(count, about);
}

function fillFilter(select, values) {
  if (!select) return;
  const options = values.filter(Boolean).map((value) => {
    const [id, title] = Array.isArray(value) ? value : [value, value];
    return new Option(title, id);
  });
  select.append(...options);
  // Nothing to choose from.
  (select.closest("label") ?? select).hidden = options.length < 2;
}

// As the pages write it (Decree 30/2020): 05/01/2026, 05/7/2026.
function shortDate(date) {
  const [year, month, day] = date.split("-");
  return day ? `${day}/${month < 3 ? month : Number(month)}/${year}` : date;
}

const BLOCKS = "p, li, td, th, dt, dd, h2, h3, h4, h5, h6, caption, figcaption, summary";

// Whether all the words stand in one place of a text.
function hasTogether(text, words) {
  return highlight(text, words).some(([piece, hit]) => hit && tokens(piece).length >= words.length);
}

// A result. Texts become text nodes only; `together` says that words in quotes were asked for.
function row({ url, title, date, summary, number, form, state }, words, together, base) {
  const make = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };
  const marked = (text) => highlight(text, words).map(([piece, hit]) => (hit ? make("mark", "", piece) : piece));
  const link = make("a", "", ...marked(title));
  link.href = base.replace(/\/$/, "") + url;
  const time = make("time", "", shortDate(date));
  time.dateTime = date;
  const badge = (text) => (text ? [make("span", "badge", text)] : []);
  const meta = make("p", "card-meta", ...(number ? [make("span", "number", ...marked(number))] : []), ...(date ? [time] : []), make("span", "", form), ...badge(state));
  const text = make("p", "card-summary", ...(summary === title ? [] : marked(excerpt(summary, words))));
  const card = make("article", "card card-row", make("div", "card-text", make("h2", "card-title", link), text, meta));
  const missing = () => {
    if (together && !hasTogether(title, words) && !hasTogether(summary, words)) return true;
    const there = new Set(tokens(clean(`${title} ${number} ${summary}`)).map((token) => token.key));
    return words.some((word) => !there.has(word.key));
  };
  // Words that only the text has are shown as they stand in the page itself.
  const deepen = async () => {
    if (!missing()) return;
    const page = await fetch(link.href).then((response) => (response.ok ? response.text() : "")).catch(() => "");
    const body = new DOMParser().parseFromString(page, "text/html").querySelector("[data-search-text]");
    // Cells and items follow each other without a space.
    for (const block of body?.querySelectorAll(BLOCKS) ?? []) block.append(" ");
    const found = body && excerpt(body.textContent, words);
    if (found && highlight(found, words).some(([, hit]) => hit)) text.replaceChildren(...marked(found));
  };
  return { element: make("li", "", card), deepen };
}

const form = globalThis.document?.querySelector("form[data-search]");
if (form) start(form);
