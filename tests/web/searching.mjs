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
    // An old link may ask for what is no longer there: the reader is told, until the query is another.
    const status = page.locator('[data-search-status]');
    await page.goto(`${origin}${address}?q=mot+cua&chuyen-muc=khong-con&nam=1900`);
    await wait(page).catch(() => report(address, 'an old filter leaves nothing'));
    if (!/chuyên mục, năm không còn/.test(await status.innerText())) report(address, 'an old filter is dropped silently');
    await page.locator('input[type=search]').fill('mot cua ho so');
    await page.waitForFunction(() => !/không còn/.test(document.querySelector('[data-search-status]').innerText), null, { timeout: 5_000 })
      .catch(() => report(address, 'an old filter is told for ever'));
    await page.goto(`${origin}${address}?nam=2026`);
    await wait(page).catch(() => report(address, 'a filter of a link finds nothing'));
    if (/không còn/.test(await status.innerText())) report(address, 'a known filter is said to be gone');
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
