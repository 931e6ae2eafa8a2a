"""`see @gu2023, p. 3; -@dao2022` in, the works that are cited so out: what stands between the brackets of a citation.

The way of writing is Pandoc's (manual, "Citation syntax"); a comma before an `@` parts two works, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from newsletter.text.patterns import pattern

KEY = r"@(?:\{([^{}\n]+)\}|([^\W](?:[\w:.#$%&+?<>~/-]*\w)?))"
_ITEM = pattern(rf"\s*(?:([^@]*?)\s+)?(-)?{KEY}(\W.*)?\Z", re.DOTALL)
_BETWEEN = pattern(r";|,(?=\s*-?@)")
_CLOCK = pattern(r"(?:\d+:)?\d?\d:\d\d\Z")
_PLAIN = pattern(r"[^\W](?:[\w:.#$%&+?<>~/-]*\w)?\Z")


class CiteItem(NamedTuple):
    """A work that is cited, the words before and after it; `bare` without its authors, who stand in the text."""

    key: str
    prefix: str = ""
    suffix: str = ""
    bare: bool = False


def cite_items(inner: str) -> tuple[CiteItem, ...]:
    """The works of a citation; none when the words are no citation.

    >>> [tuple(item) for item in cite_items("see @gu2023, pp. 3-5; -@dao2022")]
    [('gu2023', 'see', ', pp. 3-5', False), ('dao2022', '', '', True)]
    >>> cite_items("mail me at a@b.example"), cite_items("@1:08")  # the second is a time in a recording
    ((), ())
    """
    found = []
    for part in _BETWEEN.split(inner):
        met = _ITEM.match(" ".join(part.split()))
        if not met or _CLOCK.match(met[4] or ""):
            return ()
        found.append(CiteItem(met[3] or met[4], met[1] or "", (met[5] or "").rstrip(), bool(met[2])))
    return tuple(found)


def cite_source(keys: Iterable[str]) -> str:
    """Keys as a citation.

    >>> cite_source(("gu2023", "odd key"))
    '[@gu2023; @{odd key}]'
    """
    return "[" + "; ".join(f"@{key}" if _PLAIN.match(key) else f"@{{{key}}}" for key in keys) + "]"
