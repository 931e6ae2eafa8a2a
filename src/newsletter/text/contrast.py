"""Two colours in, how well they can be told apart out (WCAG 2.2, 1.4.3), and the nearest colour that can be read."""

from __future__ import annotations

import re
from functools import lru_cache

from newsletter.text.patterns import pattern

READABLE = 4.5
"""The least contrast of words with what lies behind them (level AA)."""

LARGE = 3.0
"""The least contrast of large words: 24 pixels, or 18.66 and bold."""

_HEX = pattern(r"#([0-9a-f]{6})", re.IGNORECASE)


@lru_cache(maxsize=1024)
def contrast(one: str, other: str) -> float:
    """The contrast of two colours written `#rrggbb`, from 1 (alike) to 21.

    >>> contrast("#000000", "#ffffff"), round(contrast("#767676", "#ffffff"), 2)
    (21.0, 4.54)
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str, least: float = READABLE) -> str:
    """The colour nearest to the first, lighter or darker, that can be read on the ground.

    >>> readable("#888888", "#ffffff"), readable("#333333", "#ffffff")
    ('#767676', '#333333')
    """
    target = "#000000" if _luminance(ground) > 0.18 else "#ffffff"
    for step in range(256):
        mixed = _mixed(colour, target, step / 255)
        if contrast(mixed, ground) >= least:
            return mixed
    return target


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(value / 255) for value in _values(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _values(colour: str) -> bytes:
    found = _HEX.fullmatch(colour)
    if not found:
        raise ValueError(f"{colour!r} is not a colour such as #1a2b3c")
    return bytes.fromhex(found[1])


def _mixed(colour: str, target: str, share: float) -> str:
    pairs = zip(_values(colour), _values(target), strict=True)
    return "#" + bytes(round(one + (other - one) * share) for one, other in pairs).hex()
