"""The body of a page in, its beginning out, cut between two blocks: a front page stays light however long the issue."""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

_TAG = pattern(r"<(/?)([A-Za-z][\w-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(/?)>")
_EMPTY = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_OWN = pattern(r'href="#([^"]*)"')


def excerpt(html: str, most: int) -> tuple[str, bool]:
    """The blocks that fit into `most` characters, at least one, and whether there are more.

    Links to what is left out lead to the page that holds it.

    >>> excerpt("<h2>A</h2><p>Words.</p><h2>B</h2><p>More.</p>", 30)
    ('<h2>A</h2><p>Words.</p>', True)
    """
    if len(html) <= most:
        return html, False
    end = _end(html, most)
    kept = html[:end]
    there = set(re.findall(r'\bid="([^"]*)"', kept))
    return _OWN.sub(lambda met: met[0] if met[1] in there else f'href="index.html#{met[1]}"', kept), end < len(html)


def _end(html: str, most: int) -> int:
    """Where to cut: before the last heading that is not too far up, else behind the last block that fits."""
    depth, block, heading = 0, 0, 0
    for met in _TAG.finditer(html):
        closing, name, alone = met[1], met[2].lower(), met[3] or met[2].lower() in _EMPTY
        if block and met.start() > most:
            break
        if depth == 0 and name == "h2" and not closing:
            heading = met.start()
        depth += 0 if alone else -1 if closing else 1
        if depth == 0 and (closing or alone):
            block = met.end()
    return heading if heading > most // 2 else block or len(html)
