// Looks at a preview as its editors do: node living.mjs PROGRAM SITE. SITE is a copy of the
// demonstration with its themes, which is written to. Exit 1: something is wrong.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { launch, visit } from './browser.mjs';

// Pages of several kinds, each with the file that its text comes from.
const PAGES = {
  '/2026/10/chin-thang-mot-trieu-ho-so/': 'content/bai-viet/2026/chin-thang-mot-trieu-ho-so/index.md',
  '/gioi-thieu/': 'content/trang/gioi-thieu.md',
};
const DEPTH = 300;
const PATIENCE = 20_000;

const [program, site] = process.argv.slice(2);
const serving = spawn(program, ['serve', '--site', site, '--port', '0', '--now', '2026-11-20T08:00:00+07:00', '--lang', 'en']);
const origin = await new Promise((resolve, reject) => {
  let said = '';
  serving.stderr.on('data', words => {
    said += words;
    const found = /Preview at (http:\/\/[^/\s]+)/.exec(said);
    if (found) resolve(found[1]);
  });
  serving.on('exit', code => reject(new Error(`ended with ${code}: ${said}`)));
});
const browser = await launch(fs);
const found = new Set();
const report = (address, words) => found.add(`${address.replace(origin, '')}: ${words}`);

/** Changes a file of the site, waits until the page shows it, looks, and puts the file back. */
async function change(page, name, edit, shows, look) {
  const file = path.join(site, name);
  const before = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, edit(before));
  await page.waitForFunction(shows, undefined, { timeout: PATIENCE });
  await look?.();
  fs.writeFileSync(file, before);
  await page.waitForFunction(`!(${shows})`, undefined, { timeout: PATIENCE });
}

/** Scrolls down and puts the focus on a link in sight: what must be so afterwards, too. */
function settle(depth) {
  scrollTo(0, depth);
  const links = [...document.querySelectorAll('main a[href]')];
  const link = links.find(one => one.getBoundingClientRect().top > 0) ?? links.at(-1);
  link.focus({ preventScroll: true });
  window.settled = { link, depth: scrollY };
}

/** What of that is no more. */
function lost() {
  const { link, depth } = window.settled ?? {};
  if (!link) return ['the page was opened anew'];
  return [
    document.activeElement !== link && 'the focus is lost',
    Math.abs(scrollY - depth) > 2 && `it was scrolled from ${depth} to ${scrollY}`,
    document.querySelector('[data-print][hidden]') && 'the button to print is gone',
  ].filter(Boolean);
}

async function stays(page, address, what) {
  for (const words of await page.evaluate(lost)) report(address, `${what}: ${words}`);
}

const theme = /^ +name: ([\w-]+)$/m.exec(fs.readFileSync(path.join(site, 'site.yaml'), 'utf8'))[1];
const styles = path.join('themes', theme, 'static');
const sheet = fs.readdirSync(path.join(site, styles)).find(name => /^(style|ban-tin)\.css$/.test(name));
const options = { viewport: { width: 1000, height: 600 } };
await visit(browser, origin, Object.keys(PAGES), options, report, async (page, address) => {
  await page.waitForLoadState();
  await page.evaluate(settle, DEPTH);
  const added = 'Đoạn vừa thêm vào cuối.';
  const shows = `document.body.textContent.includes('${added}')`;
  await change(page, PAGES[address], text => `${text}\n${added}\n`, shows, () => stays(page, address, 'text'));
  const outlined = "getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)'";
  const outline = '\nbody { outline: 1px solid rgb(1, 2, 3); }\n';
  await change(page, path.join(styles, sheet), text => text + outline, outlined, () => stays(page, address, 'styles'));
  const problems = "!!document.querySelector('cchc-problems')";
  await change(page, 'site.yaml', () => 'title: [sai\n', problems, async () => {
    const told = await page.evaluate(() => document.querySelector('cchc-problems').shadowRoot.textContent);
    if (!told.includes('site.yaml:1')) report(address, `problems tell no place: ${told}`);
  });
  await stays(page, address, 'problems');
});
await browser.close();
serving.removeAllListeners('exit');
serving.kill();
console.log(`${found.size ? 'FAIL' : 'PASS'}  pages of a preview in ${theme}: ${Object.keys(PAGES).length} pages`);
for (const words of found) console.log(`      ${words}`);
process.exit(found.size ? 1 : 0);
