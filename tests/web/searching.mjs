// Search as readers use it: by address, by typing, with and without marks, by keyboard.
import { visit } from './browser.mjs';

// Queries, and what the first result must say, at once or when its page has been asked for the place.
const QUERIES = [
  ['một cửa', /một cửa/i],
  ['mot cua', /một cửa/i],
  ['"dịch vụ công trực tuyến"', /dịch vụ công trực tuyến/i],
];

export async function searching(browser, origin, [address], report) {
  const options = { viewport: { width: 360, height: 740 } };
  const wait = page => page.waitForSelector('[data-search-results] > li', { timeout: 10_000 });
  const says = (page, words) => page.locator('[data-search-results] > li').first()
    .filter({ hasText: words }).waitFor({ timeout: 5_000 });
  await visit(browser, origin, [address], options, report, async page => {
    for (const [query, expected] of QUERIES) {
      await page.goto(`${origin}${address}?q=${encodeURIComponent(query)}`);
      await wait(page).catch(() => report(address, `finds nothing for ${query}`));
      await says(page, expected).catch(() => report(address, `the first result for ${query} does not say it`));
    }
    await page.goto(origin + address);
    await page.locator('input[type=search]').focus();
    await page.keyboard.type('hoa binh khong co trong chuyen muc nay');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('[data-search-status]')?.innerText.trim());
    await page.locator('input[type=search]').fill('de an');
    await page.keyboard.press('Enter');
    await wait(page).catch(() => report(address, 'typing a query finds nothing'));
    if (!new URL(page.url()).searchParams.get('q')) report(address, 'the address does not carry the query');
  });
}
