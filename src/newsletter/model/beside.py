"""What an issue may look up besides its own file. It comes in as one value, and its digest is part of the issue's key.

So an issue is made again when a work that it cites, a picture that it shows or an issue that it links to changed, and
not when anything else did.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from newsletter.model.problem import Problem
from newsletter.text.bib_names import Name
from newsletter.text.image_size import Size


class Reference(NamedTuple):
    """A work that can be cited, as a bibliography tells it: plain words, every field "" when it is unknown.

    `more` tells that the list of authors ends in "and others"; `container` is the journal, book or proceedings;
    `detail` is where in it; `eprint` the number of a preprint at arXiv.
    """

    key: str
    kind: str
    title: str
    authors: tuple[Name, ...] = ()
    more: bool = False
    edited: bool = False
    year: str = ""
    container: str = ""
    detail: str = ""
    publisher: str = ""
    url: str = ""
    doi: str = ""
    eprint: str = ""
    note: str = ""


class Card(NamedTuple):
    """Another issue, as a link to it may show it. `url` leads there from the issue's page, `page` from anywhere."""

    title: str
    url: str
    page: str
    published: datetime | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """What an issue names that lies beside it, and no more.

    `works` are the works that it cites, each under the key that is written. `sizes` tell the pixels of its own
    pictures, `cards` the other issues that it names, both by the plain address (`text.local.plain_address`) or the
    name that is written. `files` are the paths of the files that its links may lead to. `near` tells, for a key that
    nobody defines, the one that may be meant. `facts` is the line that the lock has for an address, by the canonical
    one. `problems` is what was wrong with the bibliographies.
    """

    works: tuple[tuple[str, Reference], ...] = ()
    sizes: tuple[tuple[str, Size], ...] = ()
    cards: tuple[tuple[str, Card], ...] = ()
    files: tuple[str, ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()


NOTHING = Beside()
