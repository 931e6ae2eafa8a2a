"""The words of a link, a heading or an item in, as Markdown; what they tell of out."""

from __future__ import annotations

from html import unescape

from newsletter.text.patterns import pattern

_NAME = pattern(r"(?:\*\*|__)(.+?)(?:\*\*|__)[:.]?\s*")
_NESTED = pattern(r"!?\[([^\[\]]*)\](?:\([^()]*\))?")
_SHORT = 90


def title_of(words: str) -> str:
    """The title that some words are; an address is none."""
    if "[" in words:
        words = _NESTED.sub(r"\1", words)
    if words.startswith("http"):
        return ""
    return unescape(words) if "&" in words else words


def bare_words(words: str) -> str:
    """Some words without the marks of links and of what is stressed.

    >>> bare_words("**[A kettle](https://a.example)** sings")
    'A kettle** sings'
    """
    return " ".join(_NESTED.sub(r"\1", words).strip("*_` ").split())


def item_of(words: str) -> str | None:
    """What an item without a link tells of: its name in bold, or all of it if it is short; None when nothing is."""
    name = _NAME.match(words)
    return title_of(name[1] if name else words) if name or len(words) <= _SHORT else None


def behind_name(words: str) -> str:
    """What an item says behind the name in bold that it begins with; "" without one."""
    name = _NAME.match(words)
    return words[name.end() :] if name else ""


def holds_link(words: str) -> bool:
    """Whether an item has a link, to whatever place."""
    return "](" in words or "://" in words or "][" in words
