// The table of queries (tests/search) in a browser: the index, module and table that the test of the
// library left in a folder, as `CCHC_SEARCH_TABLE` tells it to.
import { serve } from './site.mjs';

export async function table(browser, folder, report) {
  const { origin, stop } = await serve(folder);
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/table.json`);
    const { count, wrong } = await page.evaluate(async () => {
      const [search, { check }] = await Promise.all([import('/search.mjs'), import('/table.mjs')]);
      const table = await (await fetch('/table.json')).json();
      const fetchBytes = async name => {
        const response = await fetch(`/index/${name}`);
        if (!response.ok) throw new Error(`${name}: ${response.status}`);
        return new Uint8Array(await response.arrayBuffer());
      };
      return { count: table.queries.length, wrong: await check(search, fetchBytes, table) };
    });
    console.log(`      ${count} queries`);
    if (count < 100) report('', `the table has ${count} queries only`);
    for (const words of wrong) report('', words);
  } catch (error) {
    report('', `cannot be asked: ${error.message.split('\n')[0]}`);
  }
  await page.close();
  stop();
}
