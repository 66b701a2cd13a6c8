// A walk by keyboard: the first stop leads to the content, every stop can be seen, none is a trap.
import { visit } from './browser.mjs';

const STOPS = 60;
// As many stops as a player of a browser has, and some more.
const INSIDE = 12;

/** What has the focus: how it can be recognised, and whether anybody can see that it has it. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // A link may cover its card with a pseudo-element, which then shows the focus.
  const styles = [null, '::before', '::after'].map(part => getComputedStyle(element, part));
  const box = element.getBoundingClientRect();
  return {
    href: element.getAttribute('href'),
    name: `${element.tagName.toLowerCase()} “${(element.innerText || element.getAttribute('aria-label') || element.name || '').trim().slice(0, 40)}”`,
    marked: styles.some(style => style.content !== 'none' &&
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none')),
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
  };
}

export async function keyboard(browser, origin, addresses, report) {
  const options = { viewport: { width: 360, height: 740 } };
  await visit(browser, origin, addresses, options, report, async (page, address) => {
    await page.keyboard.press('Tab');
    const first = await page.evaluate(focused);
    if (!first?.href?.startsWith('#')) {
      report(address, `the first stop is no way to the content, but ${first?.name}`);
    }
    let before = first;
    for (let stop = 1; stop < STOPS; stop += 1) {
      await page.keyboard.press('Tab');
      const here = await page.evaluate(focused);
      if (!here) break;
      if (!here.shown) report(address, `focus is out of sight on ${here.name}`);
      if (!here.marked) report(address, `nothing shows the focus on ${here.name}`);
      if (JSON.stringify(here) === JSON.stringify(before) && stop > 1 && await stuck(page)) {
        report(address, `the keyboard is caught at ${here.name}`);
        break;
      }
      before = here;
    }
  });
}

/** Whether Tab leaves the focus on the very same element. A player has several stops inside. */
async function stuck(page) {
  const element = await page.evaluateHandle(() => document.activeElement);
  for (let inside = 0; inside < INSIDE; inside += 1) {
    await page.keyboard.press('Tab');
    if (!await page.evaluate(known => document.activeElement === known, element)) return false;
  }
  return true;
}
