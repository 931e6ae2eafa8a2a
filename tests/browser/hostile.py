"""Payloads in, what they did in a real browser out: nothing may run, and nobody may be asked.

Each payload goes into a text in all the places that a text has, and into a feed that is read as a seed; what is written
for the web, for email and for feeds is opened, with hooks on everything that a script could do. Big collections are not
ours to keep; to run one, give its file, or a folder of files, one payload a line (or a JSON string a line in `.jsonl`):

    python -m tests.browser.hostile PATH
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from newsletter.document import parse_markdown, to_email, to_feed, to_html
from newsletter.model.node import Document
from newsletter.model.source import Raw
from newsletter.sources import read
from tests.browser import test_web_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BASE = "https://news.example/issues/7/"
PAGE = "https://page.example/"
CHROMIUM, QUIET = test_web_pages.CHROMIUM, test_web_pages.QUIET
PLACES = (
    "{}",
    "<div>\n{}\n</div>",
    "words {} words",
    "[x]({})",
    "[x](<{}>)",
    '[x](https://a.example "{}")',
    "[x][y]\n\n[y]: {}",
    "![x]({})",
    "![{}](a.png)",
    "| a |\n| --- |\n| {} |",
    "> - {}",
    "# {}",
    "`` {} ``",
    "```{}\nx\n```",
    "a[^1]\n\n[^1]: {}",
    '<a href="{}">x</a>',
    '<iframe src="{}" title="{}"></iframe>',
    '<img src="a.png" alt="{}">',
    '{{% include figure.html path="a.png" caption="{}" %}}',
    '{{{{< youtube id="{}" >}}}}',
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>T</title><link>https://a.example</link>'
    "<item><title>{0}</title><link>{0}</link><description>{0}</description></item></channel></rss>"
)
# What a script could call, and what an element could hold that runs: every call is noted.
HOOKS = """() => {
  window.__ran = [];
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch'])
    window[name] = (...given) => { window.__ran.push(`${name}(${given})`); };
  for (const name of ['write', 'writeln'])
    document[name] = (text) => { window.__ran.push(`document.${name}(${text})`); };
  window.XMLHttpRequest = window.WebSocket = window.EventSource = window.Worker =
    function (...given) { window.__ran.push(`new(${given})`); };
}"""
LOOK = """(html) => {
  document.body.innerHTML = '';
  const range = document.createRange();
  range.selectNode(document.body);
  document.body.append(range.createContextualFragment(html));
  const found = [], schemes = ['http:', 'https:', 'mailto:', 'ftp:', 'tel:', 'sms:', 'xmpp:', 'irc:', 'news:', 'urn:'];
  for (const element of document.body.querySelectorAll('*')) {
    const tag = element.localName;
    if (['script', 'style', 'iframe', 'frame', 'object', 'embed', 'form', 'base', 'meta', 'link', 'svg',
         'annotation-xml', 'maction', 'mglyph',
         'template', 'noscript', 'dialog', 'button', 'textarea', 'select', 'portal', 'marquee'].includes(tag))
      found.push(`<${tag}>`);
    for (const {name, value} of element.attributes) {
      if (name.startsWith('on') || ['style', 'srcdoc', 'srcset', 'ping', 'formaction', 'poster'].includes(name))
        found.push(`${tag} ${name}=${value}`);
      if (name.includes(':')) found.push(`${tag} ${name}`);
    }
    if (element.namespaceURI.endsWith('MathML') && (element.hasAttribute('href') || element.children.length > 0
        && [...element.children].some(child => !child.namespaceURI.endsWith('MathML'))))
      found.push(`<${tag}> holds a link or HTML`);
    // An address that no browser can read (its protocol is `:`) leads nowhere.
    if (tag === 'a' && element.hasAttribute('href') && ![':', ...schemes].includes(element.protocol))
      found.push(`a href=${element.href}`);
    element.addEventListener('click', event => event.preventDefault());
    for (const name of ['click', 'mouseover', 'mouseenter', 'focus', 'error', 'load', 'toggle', 'pointerdown',
                        'keydown', 'animationstart', 'transitionend', 'beforetoggle', 'wheel', 'copy', 'paste', 'drag'])
      element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
  }
  return found;
}"""


def documents(payload: str) -> Iterator[Document]:
    """The payload in every place of a text, alone and all together, and in a feed."""
    texts = [place.format(*[payload] * 2) for place in PLACES]
    yield from map(parse_markdown, texts)
    yield parse_markdown("\n\n".join(texts))
    for shown in (escape(payload), f"<![CDATA[{payload.replace(']]>', '')}]]>"):
        yield read(Raw(PurePosixPath("seeds/a.xml"), FEED.format(shown).encode())).body


def outputs(payload: str) -> Iterator[str]:
    """What is written of them for each target that a browser or a mail program shows."""
    for document in documents(payload):
        yield to_html(document)
        yield to_email(document, BASE)
        yield to_feed(document, BASE)


class Watch:
    """A page in which everything that happens is noted, in the `patience` milliseconds that each piece is given.

    Of thousands of pieces, each gets one: what comes later is told with the next.
    """

    def __init__(self, browser: Browser, patience: int = 1) -> None:
        self._patience = patience
        self._context = browser.new_context(viewport={"width": 1200, "height": 900})
        self.happened: list[str] = []
        self._context.route("**/*", self._asked)
        self._open()
        self.happened.clear()

    def opened(self, html: str) -> list[str]:
        """What happens when a piece of HTML is shown, and every element of it is touched."""
        from playwright.sync_api import Error

        try:
            found = self._page.evaluate(LOOK, html)
            self._page.wait_for_timeout(self._patience)
            found += self._page.evaluate("() => window.__ran.splice(0)")
        except Error:
            found = ["left the page"]
            self._open()
        happened = [*found, *self.happened]
        self.happened.clear()
        return happened

    def _open(self) -> None:
        """A fresh page: one that was led away may still be on its way."""
        self._page = self._context.new_page()
        self._page.on("dialog", self._dialog)
        self._page.on("popup", lambda popup: self.happened.append(f"opened {popup.url}"))
        self._page.add_init_script(f"({HOOKS})()")
        self._opening = True
        self._page.goto(PAGE)
        self._opening = False

    def close(self) -> None:
        self._context.close()

    def _asked(self, route: Any) -> None:
        """A picture may be asked for, as any picture of a text; nothing else may."""
        if self._opening and route.request.url == PAGE:
            route.fulfill(body="<!doctype html><body></body>", content_type="text/html")
            return
        if route.request.resource_type != "image":
            self.happened.append(f"asked for {route.request.url}")
        route.abort()

    def _dialog(self, dialog: Any) -> None:
        self.happened.append(f"{dialog.type}: {dialog.message}")
        dialog.dismiss()


@contextmanager
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[f"--{flag}" for flag in QUIET.split()])
        yield browser
        browser.close()


def harm(browser: Browser, payloads: Sequence[str], together: int = 20) -> Iterator[tuple[str, list[str]]]:
    """The payloads that did something, with what they did."""
    watch = Watch(browser)
    for start in range(0, len(payloads), together):
        some = payloads[start : start + together]
        if watch.opened("".join(html for payload in some for html in outputs(payload))):
            for payload in some:
                happened = [what for html in outputs(payload) for what in watch.opened(html)]
                if happened:
                    yield payload, happened
    watch.close()


def payloads_in(path: Path) -> list[str]:
    """The payloads of a file, or of every file in a folder, each once."""
    files = sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
    found: list[str] = []
    for file in files:
        lines = file.read_text("utf-8", "replace").splitlines()
        found += [json.loads(line) for line in lines if line] if file.suffix == ".jsonl" else lines
    return [*dict.fromkeys(line for line in found if line.strip())]


def main() -> int:
    payloads = payloads_in(Path(sys.argv[1]))
    count = 0
    with chromium() as browser:
        for payload, happened in harm(browser, payloads):
            count += 1
            sys.stdout.write(f"{payload!r}: {happened[:3]}\n")
    sys.stdout.write(f"{len(payloads)} payloads, {count} did harm\n")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
