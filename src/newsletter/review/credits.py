"""What was covered and who made it in; the authors and venues that were covered most out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from newsletter.review.items import Covered
from newsletter.text.words import normal_title


class Credit(NamedTuple):
    """Who made a work, and where it appeared, as bibliographies and the library's lock tell."""

    authors: tuple[str, ...] = ()
    venue: str = ""


class Cited(NamedTuple):
    """A name, how many works of it were covered, and in how many issues."""

    name: str
    works: int
    issues: int


def authors(items: Iterable[Covered], credits_: Mapping[str, Credit]) -> tuple[Cited, ...]:
    """The people with most works, then in most issues, then by name."""
    return _most(items, lambda url: credits_[url].authors if url in credits_ else ())


def venues(items: Iterable[Covered], credits_: Mapping[str, Credit]) -> tuple[Cited, ...]:
    """The conferences and journals with most works."""
    return _most(items, lambda url: (credits_[url].venue,) if url in credits_ else ())


def _most(items: Iterable[Covered], names_of: Callable[[str], tuple[str, ...]]) -> tuple[Cited, ...]:
    """Two spellings that differ in capitals or full stops alone are one name, spelled as most often."""
    spellings: dict[str, Counter[str]] = {}
    works: Counter[str] = Counter()
    issues: dict[str, set[str]] = {}
    for item in items:
        for name in filter(None, dict.fromkeys(names_of(item.url))):
            key = normal_title(name)
            spellings.setdefault(key, Counter())[name] += 1
            works[key] += 1
            issues.setdefault(key, set()).update(str(issue.path) for issue in item.issues)
    called = {key: min(spelt, key=lambda name: (-spelt[name], name)) for key, spelt in spellings.items()}
    found = (Cited(name, works[key], len(issues[key])) for key, name in called.items())
    return tuple(sorted(found, key=lambda cited: (-cited.works, -cited.issues, cited.name)))
