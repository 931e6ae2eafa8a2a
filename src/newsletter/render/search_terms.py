"""The words of a page in, what a search finds it by out.

Words are told apart as `templates/web/search.js` tells those of a question: small letters without accents; Chinese and
Japanese, which put no space between words, as pairs of characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from unicodedata import combining, normalize

_TAG = re.compile(r"<[^>]*>")
_ASCII = re.compile(r"[a-z0-9]{2,40}")
_WORD = re.compile(r"[^\W_]{1,40}")
_DIGIT = re.compile(r"\b\d\b", re.ASCII)
_NO_ASCII = re.compile(r"[^\x00-\x7f]+")
_UNSPACED = re.compile(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+)")


def terms(html: str) -> str:
    """The different words of a body of HTML, sorted, with a space between two.

    >>> terms("<p>Cafés &amp; GPT-4: a 状态空间 café</p>")
    '4 cafe cafes gpt 态空 状态 空间 间'
    """
    text = folded(unescape(_TAG.sub(" ", html)))
    found = _ASCII.findall(text) if text.isascii() else {*_WORD.findall(text)}
    words = found if text.isascii() else (term for word in found for term in _terms(word))
    return " ".join(sorted({*words, *_DIGIT.findall(text)}))


def folded(text: str) -> str:
    """Small letters without accents."""
    small = text.lower()
    if small.isascii():
        return small
    return normalize("NFC", _NO_ASCII.sub(_bare, normalize("NFKD", small)))


def _bare(met: re.Match[str]) -> str:
    return "".join([char for char in met[0] if not combining(char)])


def _terms(word: str) -> Iterator[str]:
    for part in _UNSPACED.split(word) if not word.isascii() else (word,):
        if _UNSPACED.fullmatch(part):
            yield from (part[place : place + 2] for place in range(len(part)))
        elif len(part) > 1:
            yield part
