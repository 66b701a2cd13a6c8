// Puts the table of queries to an index with the code that browsers run.
//
// Arguments: the module, the folder of the index, the table. Prints what does not hold as JSON.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [module, folder, table] = process.argv.slice(2);
const { excerpt, highlight, open, tokens, wanted } = await import(pathToFileURL(module));
const fetchBytes = async (name) => new Uint8Array(await readFile(join(folder, name)));
const wrong = [];

async function checkQueries(index, queries) {
  const ask = async (row) => {
    const { total, partial, results } = await index.query(row.q, row.filters ?? {}, 0, 100);
    return { total, partial, ids: results.map((result) => result.url.slice(1, -1)) };
  };
  for (const row of queries) {
    const { total, partial, ids } = await ask(row);
    const miss = (what) => wrong.push(`${JSON.stringify(row.q).slice(0, 60)} ${JSON.stringify(row.filters ?? "")}: ${what}; got ${total}: ${ids.slice(0, 8)}`);
    const sorted = (list) => [...list].sort().join();
    if (partial !== (row.partial ?? false)) miss(`partial is ${partial}`);
    if (total !== ids.length) miss(`${total} are said, ${ids.length} given`);
    if ("total" in row && total !== row.total) miss(`${row.total} expected`);
    if (row.all && sorted(ids) !== sorted(row.all)) miss(`exactly ${row.all}`);
    if (row.first && ids.slice(0, row.first.length).join() !== row.first.join()) miss(`${row.first} first`);
    if (row.top && sorted(ids.slice(0, row.top.length)) !== sorted(row.top)) miss(`${row.top} on top`);
    for (const id of row.has ?? []) if (!ids.includes(id)) miss(`${id} is missing`);
    for (const id of row.lacks ?? []) if (ids.includes(id)) miss(`${id} is there`);
    for (const [one, other] of row.before ?? []) if (!(ids.indexOf(one) >= 0 && ids.indexOf(one) < ids.indexOf(other))) miss(`${one} before ${other}`);
    if (row.same && (await ask({ ...row, q: row.same })).ids.join() !== ids.join()) miss(`the same as ${row.same}`);
  }
}

// Texts with hits in brackets.
function checkMarks(marks, aliases) {
  for (const { text, q, marked, cut } of marks) {
    const words = wanted(q, aliases);
    const shown = highlight(cut ? excerpt(text, words, cut) : text, words);
    const got = shown.map(([piece, hit]) => (hit ? `[${piece}]` : piece)).join("");
    if (got !== marked) wrong.push(`${q} in ${text.slice(0, 40)}: ${got} is not ${marked}`);
  }
}

function checkTokens(rows) {
  for (const [text, expected] of rows) {
    const got = tokens(text).map((token) => [token.shard, token.key, token.spelling, token.follows]);
    if (JSON.stringify(got) !== JSON.stringify(expected)) wrong.push(`tokens of ${JSON.stringify(text)}: ${JSON.stringify(got)} is not ${JSON.stringify(expected)}`);
  }
}

// Characters that this Unicode does not know yet are passed over, and those that NFC never leaves.
function checkCharacters(rows) {
  for (const [text, expected] of rows) {
    if (/\p{Cn}/u.test(text) || text.normalize("NFC") !== text) continue;
    checkTokens([[text, expected]]);
  }
}

// An index that is published anew while a page is open.
async function checkRenewal() {
  let gone = new Set();
  let loads = 0;
  const moved = await open(async (name) => {
    if (gone.has(name)) throw new Error("404");
    const bytes = await fetchBytes(name);
    if (!name.startsWith("chi-muc")) return bytes;
    loads++;
    if (loads > 1) return bytes;
    const manifest = JSON.parse(new TextDecoder().decode(bytes));
    return new TextEncoder().encode(JSON.stringify({ ...manifest, terms: manifest.terms.replace(/./g, "0") }));
  });
  const { total } = await moved.query("đề án 06");
  if (total !== 1 || loads !== 2) wrong.push(`after a renewal: ${total} results, ${loads} manifests`);
  gone = new Set(["chi-muc.json"]);
  if ((await moved.query("căn cước")).total !== 1) wrong.push("what is open needs no manifest");
}

const { queries, marks, aliases, texts, characters } = JSON.parse(await readFile(table, "utf8"));
const index = await open(fetchBytes);
await checkQueries(index, queries);
checkMarks(marks, aliases);
checkTokens(texts);
checkCharacters(characters);
await checkRenewal();
console.log(JSON.stringify(wrong));
