#!/usr/bin/env python3
"""Whether every internal link of a built site resolves: links.py FOLDER.

Looks at href, src, srcset and poster of every page. A link to a folder means its index.html;
a fragment must be an id of the page it points into. Addresses with a scheme or a host are left
alone, except those below the site's own address, which the canonical link of the home page tells.
"""
import html.parser
import pathlib
import sys
import urllib.parse


class Page(html.parser.HTMLParser):
    """The links and the ids of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.ids, self.canonical = [], set(), None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or "" for name, value in attrs}
        self.ids.update(attrs[name] for name in ("id", "name") if name in attrs)
        if tag == "link" and attrs.get("rel") == "canonical":
            self.canonical = attrs.get("href")
        self.links.extend(attrs[name] for name in ("href", "src", "poster") if name in attrs)
        for candidate in attrs.get("srcset", "").split(","):
            if candidate.strip():
                self.links.append(candidate.split()[0])


def main():
    folder = pathlib.Path(sys.argv[1])
    pages = {path.relative_to(folder).as_posix(): Page(path.read_text("utf-8"))
             for path in sorted(folder.rglob("*.html"))}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    home = pages["index.html"].canonical or "https://site.invalid/"
    count, broken = 0, []
    for name, page in pages.items():
        here = urllib.parse.urljoin(home, name)
        for link in page.links:
            target = urllib.parse.urljoin(here, link)
            if not target.startswith(home):
                inside = urllib.parse.urlsplit(target).netloc == urllib.parse.urlsplit(home).netloc
                if inside and not link.startswith("data:"):
                    broken.append(f"{name}: {link} lies outside the site's base path")
                continue
            count += 1
            target, _, fragment = target[len(home):].partition("#")
            path = urllib.parse.unquote(target.partition("?")[0])
            path += "index.html" if path.endswith("/") or not path else ""
            if path not in files:
                broken.append(f"{name}: {link} does not exist")
            elif fragment and path in pages and urllib.parse.unquote(fragment) not in pages[path].ids:
                broken.append(f"{name}: {link} names no id of that page")
    for line in broken:
        print(line)
    print(f"{count} internal links on {len(pages)} pages, {len(broken)} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
