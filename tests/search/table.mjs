// The table of queries, put to an index with the code that readers run. Runs in Node (run.mjs) and in
// browsers (tests/web/table.mjs).

/**
 * What does not hold, as lines of text. `search` is the module search.js, `fetchBytes(name)` gives a
 * file of the index, `table` has queries, texts with their marks, and texts with their tokens.
 */
export async function check(search, fetchBytes, { queries, marks, aliases, texts, characters }) {
  const { open } = search;
  const index = await open(fetchBytes);
  return [
    ...await checkQueries(index, queries),
    ...checkMarks(search, marks, aliases),
    ...checkTokens(search, texts),
    ...checkCharacters(search, characters),
    ...await checkRenewal(search, fetchBytes),
    ...await checkLoads(search, fetchBytes),
  ];
}

async function checkQueries(index, queries) {
  const wrong = [];
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
  return wrong;
}

// Texts with hits in brackets.
function checkMarks({ excerpt, highlight, wanted }, marks, aliases) {
  const wrong = [];
  for (const { text, q, marked, cut } of marks) {
    const words = wanted(q, aliases);
    const shown = highlight(cut ? excerpt(text, words, cut) : text, words);
    const got = shown.map(([piece, hit]) => (hit ? `[${piece}]` : piece)).join("");
    if (got !== marked) wrong.push(`${q} in ${text.slice(0, 40)}: ${got} is not ${marked}`);
  }
  return wrong;
}

function checkTokens({ tokens }, rows) {
  const wrong = [];
  for (const [text, expected] of rows) {
    const got = tokens(text).map((token) => [token.shard, token.key, token.spelling, token.follows]);
    if (JSON.stringify(got) !== JSON.stringify(expected)) wrong.push(`tokens of ${JSON.stringify(text)}: ${JSON.stringify(got)} is not ${JSON.stringify(expected)}`);
  }
  return wrong;
}

// Characters that this Unicode does not know yet are passed over, and those that NFC never leaves.
function checkCharacters(search, rows) {
  const known = rows.filter(([text]) => !/\p{Cn}/u.test(text) && text.normalize("NFC") === text);
  return checkTokens(search, known);
}

// An index that is published anew while a page is open.
async function checkRenewal({ open }, fetchBytes) {
  const wrong = [];
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
  return wrong;
}

// What a query may load on a phone: of an index so large that each list is in a shard of its own, no more
// than 12 of some 8 kB, however long the query is.
async function checkLoads({ open }, fetchBytes) {
  const wrong = [];
  const most = 12;
  const title = "Ủy ban nhân dân tỉnh ban hành Kế hoạch triển khai thực hiện Chương trình tổng thể cải cách hành chính nhà nước giai đoạn mới";
  const queries = ["đề án 06", title, `"${title}"`, `"một cửa liên thông" "hồ sơ trễ hẹn" ${title}`, "CCHC TTHC UBND TTHC CCHC", title.repeat(4)];
  for (const query of queries) {
    const shards = new Set();
    const index = await open(async (name) => {
      if (name.startsWith("t")) return shards.add(name) && new Uint8Array([0]);
      const bytes = await fetchBytes(name);
      if (!name.startsWith("chi-muc")) return bytes;
      const manifest = JSON.parse(new TextDecoder().decode(bytes));
      return new TextEncoder().encode(JSON.stringify({ ...manifest, terms: "0".repeat(8 * 4096) }));
    });
    await index.query(query);
    if (!shards.size || shards.size > most) wrong.push(`${query.slice(0, 40)} loads ${shards.size} shards`);
  }
  return wrong;
}
