"""The body of an email in, its pictures no wider than the text out: Outlook knows no `max-width`."""

from __future__ import annotations

import re

_SIZED = re.compile(r'(<img\b[^>]*?) width="(\d+)"(?: height="(\d+)")?')


def fitted(body: str, most: int) -> str:
    """The body with the sizes of wide pictures brought down to `most` pixels, their shape kept.

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
