"""The words of a page in, what a search finds it by out.

Words are told apart as `templates/web/search.js` tells those of a question: small letters without accents; Chinese and
Japanese, which put no space between words, as pairs of characters.
"""

from __future__ import annotations

from functools import lru_cache
from html import unescape
from string import ascii_letters
from unicodedata import combining, normalize

from newsletter.text.patterns import pattern

_TAG = pattern(r"<[^>]*>")
_LONGEST = 40
_WORD = pattern(rf"[^\W_]{{1,{_LONGEST}}}")
# Of ASCII, small letters and digits are left, with a blank for all else.
_SMALL = bytes(byte if byte > 127 else ord(chr(byte).lower()) if chr(byte).isalnum() else 32 for byte in range(256))
_LETTERS = frozenset(ascii_letters)
_FOREIGN = pattern(r"[^\0-\x7f]")
_UNSPACED = pattern(r"([\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+)")


def terms(html: str) -> str:
    """The different words of a body of HTML, sorted, with a space between two. Single letters are none.

    >>> terms("<p>Cafés &amp; GPT-4: a 状态空间 café</p>")
    '4 cafe cafes gpt 态空 状态 空间 间'
    """
    apart = _apart(unescape(_TAG.sub(" ", html)))
    plain = {word for word in apart if word.isascii() and word.isalnum() and len(word) <= _LONGEST}
    words = set(_WORD.findall(folded(" ".join(apart - plain))))
    foreign = {word for word in words if not word.isascii()}
    terms = (plain | words) - foreign - _LETTERS
    return " ".join(sorted({*terms, *(term for word in foreign for term in _terms(word))}))


def _apart(text: str) -> set[str]:
    """What stands between blanks: what is there a hundred times is read once. Words of ASCII are told apart by now."""
    if "Σ" in text:  # the only letter that becomes small by what stands beside it
        return set(text.lower().split())
    return set(text.encode("utf-8", "replace").translate(_SMALL).decode().split())


def folded(text: str) -> str:
    """Small letters without accents."""
    small = text.lower()
    if small.isascii():
        return small
    small = normalize("NFC", small)
    for char in dict.fromkeys(_FOREIGN.findall(small)):
        if (plain := _plain(char)) != char:
            small = small.replace(char, plain)
    return small


@lru_cache(maxsize=10_000)
def _plain(char: str) -> str:
    return normalize("NFC", "".join(part for part in normalize("NFKD", char) if not combining(part)))


def _terms(word: str) -> list[str]:
    terms: list[str] = []
    for part in _UNSPACED.split(word):
        if _UNSPACED.fullmatch(part):
            terms += [part[place : place + 2] for place in range(len(part))]
        elif _tells(part):
            terms.append(part)
    return terms


def _tells(word: str) -> bool:
    return len(word) > 1 or word.isdigit()
