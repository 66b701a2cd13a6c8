// One Chromium for all checks, and visits that remember what the page complained about.
import { chromium } from 'playwright-core';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export async function launch(fs) {
  const executablePath = process.env.CHROMIUM ?? PROGRAMS.find(file => fs.existsSync(file));
  if (!executablePath) throw new Error(`no Chromium at ${PROGRAMS.join(', ')}; CHROMIUM may name one`);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * Opens addresses one after the other in a context of its own and calls `look` with each page.
 * `report(address, words)` takes what went wrong: errors on the console, requests that failed, and
 * requests to any other host.
 */
export async function visit(browser, origin, addresses, options, report, look) {
  const context = await browser.newContext({ locale: 'vi-VN', ...options });
  await context.route('**/*', route => {
    const url = route.request().url();
    const own = url.startsWith(`${origin}/`) || /^(data|blob):/.test(url);
    if (!own) report(route.request().headers().referer ?? '', `asks another host: ${url}`);
    return own ? route.continue() : route.abort();
  });
  for (const address of addresses) {
    const page = await context.newPage();
    page.on('console', message => {
      const missing = address.startsWith('/404') && /404/.test(message.text());
      if (['error', 'warning'].includes(message.type()) && !missing) {
        report(address, `console: ${message.text()}`);
      }
    });
    page.on('pageerror', error => report(address, `exception: ${error.message}`));
    page.on('response', response => {
      if (response.status() >= 400) report(address, `${response.status()}: ${response.url()}`);
    });
    try {
      await page.goto(origin + address, { waitUntil: 'load' });
      await look(page, address);
    } catch (error) {
      report(address, `cannot be looked at: ${error.message.split('\n')[0]}`);
    }
    await page.close();
  }
  await context.close();
}
