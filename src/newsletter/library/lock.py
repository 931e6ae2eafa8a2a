"""`seeds/library.lock`: what others told about addresses, kept in git so that every build can do without the network.

A text goes in, a Lock comes out, and back. Each address is a table of TOML, sorted; each value stands on a line of
its own, so that a diff shows what changed, two branches merge, and a damaged line costs one fact and no more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from newsletter.library.facts.provider import Facts
from newsletter.library.merge import better_title
from newsletter.model.item import Item
from newsletter.model.problem import Problem
from newsletter.text.dates import read_date
from newsletter.text.patterns import pattern
from newsletter.text.spelling import quoted
from newsletter.text.urls import canonical

LOCK = PurePosixPath("seeds/library.lock")

_HEAD = """\
# What others say about the addresses in seeds and issues, as it was when somebody asked. Builds read it and ask nobody.
# Written by `newsletter add` and `newsletter library --refresh`; look at the diff, and correct what is wrong.
"""


@dataclass(frozen=True, slots=True)
class Lock:
    """Facts by canonical address, and what could not be read."""

    facts: Mapping[str, Facts] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def of(self, url: str) -> Facts | None:
        """What is known of an address, however it is written."""
        return self.facts.get(canonical(url)) if url else None

    def with_(self, news: Mapping[str, Facts]) -> Lock:
        """This lock, with newer facts in place of the old ones."""
        return Lock({**self.facts, **news}, self.problems)


def with_facts(item: Item, lock: Lock) -> Item:
    """The item, with what it lacks taken from the lock. What it says itself is never changed."""
    facts = lock.facts.get(item.url)
    if not facts:
        return item
    return item._replace(
        title=better_title(item.title, facts.title),
        authors=item.authors or facts.authors,
        published=item.published or facts.published,
    )


def write_lock(lock: Lock) -> bytes:
    """The file that a lock is: the same lock, the same bytes."""
    tables = (f"\n[{quoted(url)}]\n{''.join(_lines(lock.facts[url]))}" for url in sorted(lock.facts))
    return (_HEAD + "".join(tables)).encode()


def _lines(facts: Facts) -> Iterator[str]:
    for name, value in facts._asdict().items():
        if not value:
            continue
        if name == "authors":
            yield f"authors = [{', '.join(map(quoted, value))}]\n"
        else:
            yield f"{name} = {value if name == 'status' else quoted(value.iso() if name == 'published' else value)}\n"


_TABLE = pattern(r'\[("(?:[^"\\]|\\.)*")\]')
_VALUE = pattern(r"([a-z]+) *= *(.*)")


def read_lock(data: bytes, path: PurePosixPath = LOCK) -> Lock:
    """The lock that a file is. A line that cannot be read is a finding, and all others still count."""
    facts: dict[str, Facts] = {}
    problems: list[Problem] = []
    url = ""
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if table := _TABLE.fullmatch(text):
            url = canonical(_json(table[1]) or "")
            facts.setdefault(url, Facts())
            continue
        found = _VALUE.fullmatch(text)
        value = _typed(found[1], _json(found[2])) if found else None
        if found and url and value is not None:
            facts[url] = facts[url]._replace(**{found[1]: value})
        else:
            problems.append(Problem("W781", _fault(text, url), path, number, hint=_HINT))
    return Lock({url: told for url, told in facts.items() if url}, tuple(problems))


_HINT = "mend the line, or delete the table and run `newsletter library --refresh`"


def _fault(text: str, url: str) -> str:
    if re.match(r"<{7}|={7}|>{7}|\|{7}", text):
        return "a merge was not finished here"
    return f"not a fact: {text[:60]!r}" if url else f"a fact stands before the first address: {text[:60]!r}"


def _json(written: str) -> Any:
    """A value as TOML and JSON both write it; None when it is none."""
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None


def _typed(name: str, value: Any) -> Any:
    """A value as the field of that name holds it; None when it cannot be its value, or there is no such field."""
    match name:
        case "status":
            return value if type(value) is int and 0 <= value < 1000 else None
        case "published":
            return read_date(value) if isinstance(value, str) else None
        case "authors":
            good = isinstance(value, list) and all(isinstance(one, str) for one in value)
            return tuple(value) if good else None
        case _:
            return value if name in Facts._fields and isinstance(value, str) else None
