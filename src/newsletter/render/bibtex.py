"""Covered items in, a BibTeX file out that any reference manager reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from newsletter.render.covered import Covered, Mention
from newsletter.text.patterns import pattern
from newsletter.text.slugs import slugify, unique


def bibtex(items: Iterable[Covered], source: str) -> Iterator[str]:
    """One `@misc` for each item, in the order given, with an empty line between two.

    `source` is the name of the newsletter for the notes.
    A key is the first words of the title. The second item with these words gets a number after them, so the
    keys stay as they are when new items come last.
    """
    taken: dict[str, int] = {}
    note = _tex(f"Covered in {source}: ")
    gap = ""
    for item in items:
        yield gap + _entry(item, unique(_first_words(item.title), taken), note)
        gap = "\n"


def _entry(item: Covered, key: str, note: str) -> str:
    facts = "".join([f"  {name:<13} = {{{value}}},\n" for name, value in _facts(item, note) if value])
    return f"@misc{{{key},\n{facts}}}\n"


def _facts(item: Covered, note: str) -> Iterator[tuple[str, str]]:
    """The fields. Braces around the title keep its capitals."""
    yield "title", f"{{{_tex(item.title)}}}"
    if paper := _ARXIV.match(item.url):
        yield "eprint", paper["number"]
        yield "archiveprefix", "arXiv"
        yield "year", f"20{paper['number'][:2]}" if "." in paper["number"] else _year(paper["number"])
    elif doi := _DOI.match(item.url):
        yield "doi", _address(doi[1])
    yield "url", _address(item.url)
    yield "keywords", _keywords(item.topics)
    yield "note", note + "; ".join(map(_where, item.mentions))


@lru_cache(maxsize=1024)
def _keywords(topics: tuple[str, ...]) -> str:
    """The topics, of which many items have the same."""
    return _tex(", ".join(topics))


@lru_cache(maxsize=64)
def _where(mention: Mention) -> str:
    """The issue, as the items of one issue all say it."""
    number = f"#{mention.number}, " if mention.number is not None else ""
    return _tex(f"{number}{mention.title}" + (f" ({mention.date})" if mention.date else ""))


# Since April 2007 the number begins with year and month; before, they followed the name of the field.
_ARXIV = pattern(r"https?://arxiv\.org/abs/(?P<number>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})")
_DOI = pattern(r"https?://(?:dx\.)?doi\.org/(10\..+)")


def _year(number: str) -> str:
    """The year of an old arXiv number: `cs/0112017` is of 2001, `hep-th/9901001` of 1999."""
    digits = number.partition("/")[2][:2]
    return ("19" if digits > "90" else "20") + digits


def _first_words(title: str) -> str:
    """The title up to its colon, at most four words."""
    name = _COLON.split(title, maxsplit=1)[0] if ":" in title else title
    return "-".join(slugify(name).split("-", 4)[:4])


_COLON = pattern(r":\s")


def _tex(text: str) -> str:
    """The text as TeX prints it. A brace becomes its name, because BibTeX counts braces, escaped or not."""
    return _SPECIAL.sub(lambda found: _NAMES[found[0]], text)


_NAMES = {character: f"\\{character}" for character in "&%$#_"}
_NAMES |= {"{": r"{\textbraceleft}", "}": r"{\textbraceright}", "\\": r"{\textbackslash}"}
_NAMES |= {"~": r"{\textasciitilde}", "^": r"{\textasciicircum}"}
_SPECIAL = pattern(f"[{re.escape(''.join(_NAMES))}]")


def _address(url: str) -> str:
    """An address as it stands, without what would end the field."""
    return _UNFIT.sub(lambda found: quote(found[0]), url)


_UNFIT = pattern(r"[^A-Za-z0-9%/:=&?~#+!$,;'@()*\[\]._-]+")
