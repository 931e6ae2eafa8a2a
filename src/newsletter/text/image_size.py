"""The first bytes of a picture in, its width and height in pixels out, as a browser would show it."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from struct import unpack_from

from newsletter.text.patterns import pattern

Size = tuple[int, int]
MOST = 100_000
"""A side that is longer is a slip or an attack, and no browser would draw it."""


def image_size(data: bytes) -> Size | None:
    """Width and height of a PNG, JPEG, GIF, WebP or SVG, told by content and not by name; None when unknown.

    The sources: PNG 11.2.1, GIF89a 18, ITU T.81 B.2.2 and Exif 2.3 4.6.4, RFC 9649 2.5–2.7, SVG 2 8.2.

    >>> image_size(b"GIF89a" + bytes([32, 0, 16, 0]))
    (32, 16)
    """
    for sign, read in _READERS:
        if data.startswith(sign):
            try:
                found = read(data)
            except (struct.error, IndexError):
                return None
            return found if found and all(0 < side <= MOST for side in found) else None
    return _svg(data)


def _png(data: bytes) -> Size | None:
    width, height = unpack_from(">II", data, 16)
    return width, height


def _gif(data: bytes) -> Size | None:
    width, height = unpack_from("<HH", data, 6)
    return width, height


def _webp(data: bytes) -> Size | None:
    kind = data[12:16]
    if data[8:12] != b"WEBP":
        return None
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = unpack_from("<I", data, 21)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 " and data[23:26] == b"\x9d\x01\x2a":
        width, height = unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


def _jpeg(data: bytes) -> Size | None:
    """The size in the frame header; a camera held upright says so in its Exif, and browsers turn the picture."""
    at, turned = 2, False
    while at + 4 <= len(data):
        mark = data[at + 1]
        if data[at] != 0xFF:
            return None
        if mark == 0xFF:  # padding
            at += 1
        elif mark in _BARE:
            at += 2
        elif mark in _FRAMES:
            height, width = unpack_from(">HH", data, at + 5)
            return (height, width) if turned else (width, height)
        else:
            length = unpack_from(">H", data, at + 2)[0]
            if mark == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
                turned = _orientation(data[at + 10 : at + 2 + length]) >= 5
            at += 2 + length
    return None


def _orientation(tiff: bytes) -> int:
    order = ">" if tiff[:2] == b"MM" else "<"
    try:
        start = unpack_from(order + "I", tiff, 4)[0]
        for number in range(min(64, unpack_from(order + "H", tiff, start)[0])):
            tag, _, _, value = unpack_from(order + "HHIH", tiff, start + 2 + 12 * number)
            if tag == 0x0112:
                return int(value)
    except struct.error:
        pass
    return 1


_SVG = pattern(r"<svg\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_COMMENT = pattern(r"<!--.*?-->", re.DOTALL)
_NUMBER = r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)"
_LENGTH = pattern(_NUMBER + r"(px|pt|pc|mm|cm|in|em|ex|rem)?\s*\Z", re.I)
_BOX = pattern(r"\s*[-+.\de]+[\s,]+[-+.\de]+[\s,]+" + _NUMBER + r"[\s,]+" + _NUMBER.lstrip() + r"\s*\Z", re.I)
_PIXELS = {"pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96, "em": 16, "rem": 16, "ex": 8}


def _svg(data: bytes) -> Size | None:
    """Width and height as they are written; what is missing or a share of the page follows from the view box."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    tag = _SVG.search(_COMMENT.sub("", data.decode(encoding, "replace")))
    if not tag:
        return None
    width, height = (_pixels(_attribute(tag[1], name)) for name in ("width", "height"))
    box = _BOX.match(_attribute(tag[1], "viewBox"))
    if box and not (width and height):
        wide, high = float(box[1]), float(box[2])
        if not (wide and high):
            return None
        width, height = (
            width or (height * wide / high if height else wide),
            height or (width * high / wide if width else high),
        )
    return (round(width), round(height)) if width and height else None


def _attribute(tag: str, name: str) -> str:
    met = re.search(rf"(?<![\w:-]){name}\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return (met[1] if met[1] is not None else met[2]) if met else ""


def _pixels(length: str) -> float:
    met = _LENGTH.match(length)
    return float(met[1]) * _PIXELS.get((met[2] or "").lower(), 1) if met else 0


_READERS: tuple[tuple[bytes, Callable[[bytes], Size | None]], ...] = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"RIFF", _webp),
    (b"\xff\xd8", _jpeg),
)
