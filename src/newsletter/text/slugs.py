"""Slugs and anchors: a title in, a name out that is safe in an address and in a file system."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from newsletter.text.patterns import pattern

_LONGEST = 80
# Names that Windows keeps for devices, with any ending: a folder called `con` cannot be checked out there.
_DEVICE = pattern(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")
_LANGUAGES = ((pattern(r"(?<![a-z0-9])c\+\+"), "cpp"), (pattern(r"(?<![a-z0-9])([cf])#"), r"\1-sharp"))
_GONE = pattern(r"['’]|(?<=[0-9]),(?=[0-9])")
_GAPS = pattern(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def slugify(text: str) -> str:
    """Lower-case ASCII letters, digits and single dashes, at most eighty of them, never empty.

    Other scripts are transliterated. A text of symbols alone gets a name made from them, always the same.

    >>> slugify("Tülu 2, Zephyr-β & what's next")
    'tulu-2-zephyr-b-whats-next'
    """
    slug = _shorten(_GAPS.sub("-", _latin(text)).strip("-"))
    if not slug:
        return _nameless(text)
    return f"{slug}-page" if _DEVICE.match(slug) else slug


def anchor(text: str, taken: dict[str, int]) -> str:
    """An id for a heading that no earlier heading of the page has: "models", then "models-2".

    `taken` belongs to the page; it remembers what was handed out, and may be filled with ids that are fixed.
    """
    return unique(slugify(text), taken)


def unique(wanted: str, taken: dict[str, int]) -> str:
    """A slug, with the next free number after it when it is taken."""
    name = wanted
    while name in taken:
        taken[wanted] += 1
        name = f"{wanted}-{taken[wanted]}"
    taken[name] = 1
    return name


def _latin(text: str) -> str:
    """The text in lower-case ASCII, before gaps become dashes."""
    text = _GONE.sub("", text)
    if not text.isascii():
        from slugify import slugify as transliterate  # here, because most titles do not need its tables

        # The tables are named, for Unidecode would be taken where it happens to be installed, and has other letters.
        text = transliterate(
            text, entities=False, decimal=False, hexadecimal=False, regex_pattern=r"[^ -~]+", backend="text-unidecode"
        )
    text = text.lower()
    if "+" in text or "#" in text:
        for shape, name in _LANGUAGES:
            text = shape.sub(name, text)
    return text


def _shorten(slug: str) -> str:
    if len(slug) <= _LONGEST:
        return slug
    words, _, _ = slug[: _LONGEST + 1].rpartition("-")
    return words or slug[:_LONGEST]


def _nameless(text: str) -> str:
    symbols = "".join(text.split())
    return (
        f"untitled-{blake2b(symbols.encode('utf-8', 'replace'), digest_size=4).hexdigest()}" if symbols else "untitled"
    )
