"""A style sheet for lines that run from left to right in, the same for lines that run from right to left out.

A web page says begin and end instead; too many mail clients know only left and right (caniemail, "css-margin-inline").
"""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

_SIDE = pattern(r"(?<=-)(left|right)(?=\s*:)|(?<=text-align:)\s*(left|right)\b")
_ROUND = pattern(r"(?<=[\s{;])((?:margin|padding)\s*:\s*)([^\s;{}]+) ([^\s;{}]+) ([^\s;{}]+) ([^\s;{}]+)")


def mirrored(sheet: str) -> str:
    """The sheet with left and right exchanged.

    >>> mirrored("p { margin: 0 0 17px 24px; border-left: 0 }")
    'p { margin: 0 24px 17px 0; border-right: 0 }'
    """
    return _SIDE.sub(_other, _ROUND.sub(r"\1\2 \5 \4 \3", sheet))


def _other(side: re.Match[str]) -> str:
    return side[0].replace("left", "right") if "left" in side[0] else side[0].replace("right", "left")
