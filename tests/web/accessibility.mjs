// axe on every kind of page at two widths, light and dark, with targets of 24 px (WCAG 2.5.8), which it
// asks for only when told to; nothing scrolls sideways at 320 px
// (WCAG 1.4.10), nor where readers have set their text to twice its size (1.4.4); text is there
// without scripts.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { visit } from './browser.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS = { rules: { 'target-size': { enabled: true } } };
const LOOKS = [
  { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { viewport: { width: 360, height: 740 }, colorScheme: 'light' },
  { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
];

export async function accessibility(browser, origin, addresses, report) {
  for (const look of LOOKS) {
    const name = `${look.viewport.width} px, ${look.colorScheme}`;
    await visit(browser, origin, addresses, { ...look, bypassCSP: true }, report, async (page, address) => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(options => window.axe.run(document, options), OPTIONS);
      for (const { id, help, nodes } of violations) {
        const where = nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ');
        report(address, `axe at ${name}: ${id}: ${help} (${nodes.length}: ${where})`);
      }
    });
  }
}

export async function narrow(browser, origin, addresses, report) {
  const options = { viewport: { width: 320, height: 740 } };
  await visit(browser, origin, addresses, options, report, async (page, address) => {
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) report(address, `scrolls sideways at 320 px, by ${over} px`);
  });
}

export async function enlarged(browser, origin, addresses, report) {
  const options = { viewport: { width: 360, height: 740 } };
  await visit(browser, origin, addresses, options, report, async (page, address) => {
    await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) report(address, `scrolls sideways with text of twice its size, by ${over} px`);
  });
}

export async function withoutScripts(browser, origin, addresses, report) {
  const options = { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false };
  await visit(browser, origin, addresses, options, report, async (page, address) => {
    const text = await page.locator('main').innerText();
    if (text.trim().length < 40) report(address, 'says nothing without JavaScript');
  });
}
