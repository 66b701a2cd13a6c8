// A built site on disk: its pages by kind, and a server for them that does what plain static
// hosting does.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
  '.xsl': 'application/xslt+xml',
};

/** Pages by what `<body class="kind-…">` says, and bulletins, in the order of their addresses. */
export function pagesByKind(folder) {
  const kinds = new Map();
  const files = fs.readdirSync(folder, { recursive: true }).map(String).sort();
  for (const file of files.filter(name => name.endsWith('.html'))) {
    const said = /<body class="kind-([\w-]+)/.exec(fs.readFileSync(path.join(folder, file), 'utf8'));
    // Bulletins are made for mail and have no classes.
    const kind = said?.[1] ?? (file.startsWith('ban-tin') ? 'bulletin' : null);
    if (!kind) continue;
    const address = '/' + file.split(path.sep).join('/').replace(/(^|\/)index\.html$/, '$1');
    kinds.set(kind, [...(kinds.get(kind) ?? []), address]);
  }
  return kinds;
}

/** Serves a folder on a free port of this machine; resolves to the origin and a way to stop. */
export function serve(folder) {
  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = path.join(folder, path.normalize(name), name.endsWith('/') ? 'index.html' : '');
    const found = fs.statSync(file, { throwIfNoEntry: false })?.isFile();
    const sent = found ? file : path.join(folder, '404.html');
    const type = TYPES[path.extname(sent)] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, { 'Content-Type': type });
    const silent = request.method === 'HEAD' || !fs.existsSync(sent);
    response.end(silent ? undefined : fs.readFileSync(sent));
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => {
    const origin = `http://127.0.0.1:${server.address().port}`;
    resolve({ origin, stop: () => { server.closeAllConnections(); server.close(); } });
  }));
}
