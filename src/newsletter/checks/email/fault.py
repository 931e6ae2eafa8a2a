"""What is wrong with a mail, wherever it may come from: from the template, or from the text of an issue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsletter.model.look import Look
from newsletter.render.email import Email

Facts = Mapping[str, Sequence[str]]
"""Feature → its title, then the mail clients that do not support it (`edge/caniemail.json`)."""


class Fault(NamedTuple):
    """A fault. `words` are spellings by which its place in the source can be found."""

    code: str
    message: str
    words: tuple[str, ...] = ()
    hint: str = ""


class Mailed(NamedTuple):
    """The finished mail of an issue, what is known of clients, and the faults that the template has by itself."""

    email: Email
    look: Look
    facts: Facts
    template: frozenset[Fault] = frozenset()
