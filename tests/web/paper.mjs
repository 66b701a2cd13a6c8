// A printed copy says where it is from: the address of the page, the agency, of items the day; what only
// works on a screen is left out, and nothing is wider than the paper.
import { visit } from './browser.mjs';

// A4 between margins of 2 cm.
const PAPER = { width: 643, height: 971 };

/** What a page says of itself to machines, and what of that stands on paper. */
function facts() {
  const said = name => document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.content;
  const shown = element => element.checkVisibility() && element.getClientRects().length > 0;
  const day = said('DC.date')?.slice(0, 10);
  return {
    text: document.body.innerText,
    address: said('og:url'),
    agency: said('DC.publisher'),
    day,
    days: [...document.querySelectorAll('main time')].filter(shown).map(time => time.dateTime.slice(0, 10)),
    controls: [...document.querySelectorAll('button, input, select, audio, video')].filter(shown).length,
    over: document.documentElement.scrollWidth - innerWidth,
  };
}

export async function paper(browser, origin, addresses, report) {
  await visit(browser, origin, addresses, { viewport: PAPER }, report, async (page, address) => {
    await page.emulateMedia({ media: 'print' });
    const { text, address: own, agency, day, days, controls, over } = await page.evaluate(facts);
    if (own && !text.includes(own)) report(address, 'on paper it does not say its address');
    if (agency && !text.includes(agency)) report(address, 'on paper it does not say whose it is');
    if (day && !days.includes(day)) report(address, 'on paper it does not say its day');
    if (controls) report(address, `on paper ${controls} controls are left`);
    if (over > 0) report(address, `is wider than the paper, by ${over} px`);
  });
}
