"""The body of an email in, the same body as mail clients need it out: no picture wider than the text, no table mute."""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

_SIZED = pattern(r'(<img\b[^>]*?) width="(\d+)"(?: height="(\d+)")?')


def fitted(body: str, most: int) -> str:
    """The body with the sizes of wide pictures brought down to `most` pixels: Outlook knows no `max-width`.

    >>> fitted('<img src="a.png" alt="A" width="1200" height="800">', 600)
    '<img src="a.png" alt="A" width="600" height="400">'
    """

    def size(found: re.Match[str]) -> str:
        width = int(found[2])
        if width <= most:
            return found[0]
        height = f' height="{max(1, round(int(found[3]) * most / width))}"' if found[3] else ""
        return f'{found[1]} width="{most}"{height}'

    return _SIZED.sub(size, body)


def reachable(body: str) -> str:
    """The body with every table of data reachable by keyboard, because one that is too wide scrolls by itself.

    >>> reachable('<table class="data">')
    '<table class="data" tabindex="0">'
    """
    return body.replace('<table class="data">', '<table class="data" tabindex="0">')
