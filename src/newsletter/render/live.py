"""What `preview` shows of a file in, as it shows it out: in one colour scheme, linked to itself, and awake to changes.

The files stay as they were built; only the answers differ.
"""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

SCHEMES = ("light", "dark")

_ASKED = pattern(r"\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)")
_BOTH = pattern(r"(color-schemes?\"?(?:\s*:|\s+content=\")\s*)light dark")
_SHEET = pattern(r"(<link rel=\"stylesheet\" href=\"[^\"?]+)(?=\")")


def in_scheme(text: str, scheme: str) -> str:
    """A page or a style sheet as who wants this colour scheme sees it, whatever the browser wants.

    >>> in_scheme("@media (prefers-color-scheme: dark) {}", "dark"), in_scheme("color-scheme: light dark", "light")
    ('@media (min-width: 0) {}', 'color-scheme: light')
    """
    text = _ASKED.sub(lambda met: "(min-width: 0)" if met[1] == scheme else "(max-width: 0)", text)
    return _SHEET.sub(rf"\1?scheme={scheme}", _BOTH.sub(rf"\1{scheme}", text))


def at_home(html: str, home: str) -> str:
    """A page whose links and pictures lead into the preview, where they would lead to the site at `home`.

    >>> at_home('<img src="https://news.example/issues/a/b.png">', "https://news.example/")
    '<img src="/issues/a/b.png">'
    """
    return re.sub(rf'(?<==["\']){re.escape(home)}', "/", html)


def awake(html: str, bar: str) -> str:
    """A page with what is to be seen and to run at its end.

    >>> awake("<body><p>A</p></body></html>", "<script></script>")
    '<body><p>A</p><script></script></body></html>'
    """
    before, end, after = html.rpartition("</body>")
    return f"{before}{bar}{end}{after}" if end else html + bar
