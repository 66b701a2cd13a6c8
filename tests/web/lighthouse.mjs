// Lighthouse on the pages that readers meet first. Its performance is printed, not judged: here
// processors are shared.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const LEAST = { accessibility: 100, 'best-practices': 96, seo: 100 };
const lighthouse = path.join(
  path.dirname(createRequire(import.meta.url).resolve('lighthouse/package.json')), 'cli/index.js');

function run(url) {
  const flags = '--headless=new --no-sandbox --disable-gpu';
  const only = ['performance', ...Object.keys(LEAST)].map(name => `--only-categories=${name}`);
  const command = [lighthouse, url, '--output=json', '--quiet', `--chrome-flags=${flags}`, ...only];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [said, failed] = ['', ''];
    child.stdout.on('data', part => { said += part; });
    child.stderr.on('data', part => { failed += part; });
    child.on('close', code => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(failed.slice(-300)))));
  });
}

export async function judge(origin, addresses, report) {
  for (const address of addresses) {
    try {
      const { categories, audits } = await run(origin + address);
      const scores = Object.entries(categories).map(([name, { score }]) => [name, Math.round(score * 100)]);
      console.log(`      ${address}: ${scores.map(([name, score]) => `${name} ${score}`).join(', ')}`);
      for (const [name, score] of scores.filter(([name, score]) => score < (LEAST[name] ?? 0))) {
        const lost = categories[name].auditRefs.map(({ id }) => audits[id]).filter(audit => audit.score === 0);
        report(address, `lighthouse: ${name} ${score}: ${lost.map(audit => audit.id).join(', ')}`);
      }
    } catch (error) {
      report(address, `lighthouse: ${error.message}`);
    }
  }
}
