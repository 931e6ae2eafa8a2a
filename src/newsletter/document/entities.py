"""References to characters, such as `&amp;` and `&#x41;`, read as CommonMark reads them (2.5)."""

from __future__ import annotations

from mistune import util


def unescape(text: str) -> str:
    """The text with its references resolved; a form feed, which no feed may hold, becomes a blank.

    >>> unescape("AT&amp;T &copy &#12;")
    'AT&T &copy  '
    """
    return util.unescape(text).replace("\f", " ") if "&" in text else text
