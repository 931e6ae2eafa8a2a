"""A title or a description of a head in, its words out: where such lines are printed as HTML, markup stands in them."""

from __future__ import annotations

import re

from newsletter.document.entities import unescape
from newsletter.text.patterns import pattern

_BREAK = pattern(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_PAIR = pattern(r"<(b|i|em|strong|code)>(.*?)</\1>", re.IGNORECASE | re.DOTALL)


def head_words(line: str) -> str:
    """The line with its references to characters resolved, without breaks and pairs of tags for emphasis.

    A lone tag is what the line is about, and stays.

    >>> head_words("Weekly <BR> R&amp;D, <em>the</em> &lt;b&gt;"), head_words("The <b> of Vec<T> & more")
    ('Weekly R&D, the <b>', 'The <b> of Vec<T> & more')
    """
    if "<" in line:
        line = _PAIR.sub(r"\2", _BREAK.sub(" ", line)).strip()
    return unescape(line)
