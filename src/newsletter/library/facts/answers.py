"""An answer of a stranger in, plain words of bounded length out: whatever it holds, nothing here raises.

What a field holds is told as text: tags fall away, entities are read, and characters that steer a terminal or turn
the direction of a line do not pass.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from mistune.util import unescape

from newsletter.text.dates import PartialDate, read_date
from newsletter.text.patterns import pattern
from newsletter.text.words import cut

TITLE, NAME, ABSTRACT = 300, 120, 2000
_NAMES = 60


def said(value: object, limit: int = TITLE) -> str:
    """A field as plain words on one line.

    >>> said("<i>Mamba</i>:  Linear&amp;Time\\n<script>x</script>")
    'Mamba: Linear&Time x'
    """
    if not isinstance(value, str):
        return ""
    text = _TAG.sub(_gap, unescape(_TAG.sub(_gap, value[: limit * 20])))
    return cut(" ".join(_STEERING.sub(" ", text).split()), limit)


def _gap(tag: re.Match[str]) -> str:
    """What takes the place of a tag: nothing inside a word, else a blank."""
    return "" if _IN_WORDS.fullmatch(tag[1] or "") else " "


_IN_WORDS = pattern(
    r"(?:jats:)?(?:a|abbr|b|big|code|em|font|i|italic|bold|q|s|small|span|strong|su[bp]|tt|u)", re.IGNORECASE
)

# Only what is a tag of HTML, JATS or MathML: in `Vec<T>` the brackets are words.
_TAG = pattern(
    r"<!--.*?-->|</?((?:jats|mml|xhtml):[\w-]+"
    r"|a|abbr|article|b|big|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|embed|font|form|h[1-6]|head|hr|html|i"
    r"|iframe|img|input|italic|li|link|math|meta|object|ol|p|pre|q|s|script|section|small|source|span|strike|strong"
    r"|style|sub|sup|svg|table|tbody|td|th|title|tr|tt|u|ul|video)(?=[\s/>])[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_STEERING = pattern("[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]+")


def names(values: Iterable[object]) -> tuple[str, ...]:
    """The people of a list, each once; a very long list is cut."""
    found = (name for value in islice(values, _NAMES) if (name := said(value, NAME)))
    return tuple(dict.fromkeys(found))


def day(value: object) -> PartialDate | None:
    """The date that a field begins with."""
    text = said(value, 60)
    found = read_date(text) or read_date(text[:10])
    return found if found and 1400 <= found.year <= 2200 else None


def json_object(data: bytes) -> dict[str, Any]:
    """The object that an answer is; an empty one when it is none."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def inside(value: Any, *keys: str | int) -> Any:
    """What stands at the end of some keys; None where one of them leads nowhere.

    >>> inside({"a": [{"b": 1}]}, "a", 0, "b"), inside({"a": []}, "a", 0, "b")
    (1, None)
    """
    for key in keys:
        if isinstance(key, int):
            value = value[key] if isinstance(value, list) and -len(value) <= key < len(value) else None
        else:
            value = value.get(key) if isinstance(value, dict) else None
    return value


def several(value: Any) -> list[Any]:
    """A list, or the one thing that stands in place of it."""
    return value if isinstance(value, list) else [] if value is None else [value]
