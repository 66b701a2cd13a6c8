// Looks at a built site as its readers do: node check.mjs FOLDER [--few] [--table FOLDER]. Exit 1:
// something is wrong. `--table` names the table of queries and its index (table.mjs).
import fs from 'node:fs';
import { accessibility, enlarged, narrow, withoutScripts } from './accessibility.mjs';
import { launch } from './browser.mjs';
import { filtering } from './filtering.mjs';
import { keyboard } from './keyboard.mjs';
import { judge } from './lighthouse.mjs';
import { paper } from './paper.mjs';
import { searching } from './searching.mjs';
import { pagesByKind, serve } from './site.mjs';
import { table } from './table.mjs';

// Of each kind of page this many are looked at: the first and the last by address, with --few the last.
const folder = process.argv[2];
const few = process.argv.includes('--few');
const queries = process.argv.includes('--table') ? process.argv[process.argv.indexOf('--table') + 1] : null;
const kinds = pagesByKind(folder);
const some = [...kinds.values()].flatMap(pages => [...new Set([few ? pages.at(-1) : pages[0], pages.at(-1)])]);
const all = few ? some : [...kinds.values()].flat();
const one = kind => kinds.get(kind)?.slice(-1) ?? [];
const { origin, stop } = await serve(folder);
const browser = await launch(fs);
let wrong = 0;

async function check(name, count, run) {
  const started = Date.now();
  const found = new Set();
  await run((address, words) => found.add(`${address.replace(origin, '')}: ${words}`));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${found.size ? 'FAIL' : 'PASS'}  ${name}: ${count} pages (${seconds} s)`);
  for (const words of found) console.log(`      ${words}`);
  wrong += found.size;
}

console.log(`${all.length} pages of ${kinds.size} kinds: ${[...kinds.keys()].join(', ')}`);
await check('axe', some.length, report => accessibility(browser, origin, some, report));
await check('320 px', all.length, report => narrow(browser, origin, all, report));
await check('text at 200 %', some.length, report => enlarged(browser, origin, some, report));
await check('without scripts', some.length, report => withoutScripts(browser, origin, some, report));
// Before the text of a bulletin there is nothing to skip.
const walked = some.filter(address => !kinds.get('bulletin')?.includes(address));
await check('keyboard', walked.length, report => keyboard(browser, origin, walked, report));
await check('paper', some.length, report => paper(browser, origin, some, report));
if (queries) await check('table of queries', 1, report => table(browser, queries, report));
await check('search', 1, report => searching(browser, origin, one('search'), report));
const registers = (kinds.get('documents') ?? []).filter(address => address === '/van-ban/' || address.startsWith('/van-ban/loai/')).slice(0, 2);
if (registers.length) await check('register', registers.length, report => filtering(browser, origin, registers, report));
const judged = (few ? ['home', 'article'] : ['home', 'article', 'category', 'search']).flatMap(one);
await check('lighthouse', judged.length, report => judge(origin, judged, report));
await browser.close();
stop();
process.exit(wrong ? 1 : 0);
