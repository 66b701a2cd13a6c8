// The filter of the register: it knows every document, also those of other pages, without marks, and
// falls back to the rows of its page where the list cannot be had.
import { visit } from './browser.mjs';

const bare = text => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd');
const says = (page, words) => page.locator('form[data-filter] [role=status]')
  .filter({ hasText: words }).waitFor({ timeout: 5_000 });
const rows = page => page.locator('table.documents tbody tr');
// What rows say, by the document that they lead to.
const told = page => rows(page).evaluateAll(rows =>
  rows.map(row => [row.querySelector('a').pathname, row.innerText.replace(/\s+/g, ' ').trim()]));

export async function filtering(browser, origin, addresses, report) {
  const options = { viewport: { width: 360, height: 740 } };
  // Rows that the script makes say what the register itself says.
  const written = new Map();
  await visit(browser, origin, addresses, options, report, async (page, address) => {
    for (const [link, text] of await told(page)) written.set(link, text);
    const input = page.locator('form[data-filter] input');
    const before = await rows(page).allInnerTexts();
    const { documents } = await (await fetch(`${origin}/van-ban/van-ban.json`)).json();
    for (const { number, subject } of documents) {
      await input.fill(`${bare(subject)} ${number}`);
      await says(page, /^Có \d/).catch(() => report(address, `does not find ${number}`));
      const texts = (await rows(page).allInnerTexts()).join(' ');
      if (!texts.includes(number)) report(address, `shows no row of ${number}`);
      for (const [link, text] of await told(page)) {
        const own = written.get(link) ?? text;
        if (text !== own) report(address, `a row says “${text}”, in the register it is “${own}”`);
      }
    }
    // A day is found as it is written.
    const [day] = await page.locator('table.documents time').allInnerTexts();
    await input.fill(day);
    await says(page, /^Có \d/).catch(() => report(address, `does not find the day ${day}`));
    await input.fill('khong co van ban nao nhu the');
    await says(page, /^Không có văn bản nào khớp\.$/).catch(() => report(address, 'does not say that nothing fits'));
    await input.fill('');
    const after = await rows(page).allInnerTexts();
    if (before.join() !== after.join()) report(address, 'an empty filter does not bring the rows back');
  });
  await withoutList(browser, origin, addresses[0], report);
}

async function withoutList(browser, origin, address, report) {
  const page = await browser.newPage();
  await page.route('**/van-ban.json', route => route.abort());
  await page.goto(origin + address);
  const [first] = await rows(page).locator('th').allInnerTexts();
  await page.locator('form[data-filter] input').fill(first);
  await says(page, /trên trang này/).catch(() => report(address, 'has no filter without the list'));
  if (await rows(page).count() < 1) report(address, 'filters nothing without the list');
  await page.close();
}
