"""The whole newsletter: its settings and its issues."""

from __future__ import annotations

from dataclasses import dataclass

from newsletter.model.issue import Issue, Link, Person
from newsletter.model.look import Look
from newsletter.model.mailing import Mailing
from newsletter.model.problem import Problem
from newsletter.model.themes import DEFAULT


@dataclass(frozen=True, slots=True)
class Kind:
    """A section kind from the settings: `[kinds.datasets]`."""

    name: str
    heading: str = ""
    headings: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Podcast:
    """What a podcast directory asks for (`[podcast]`): the picture of the show, its category, who answers mail."""

    image: str = ""
    category: str = "Technology"
    explicit: bool = False
    email: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`newsletter.toml`, every default filled in. `base_url` never ends with a slash."""

    title: str = "Newsletter"
    base_url: str = "https://example.org"
    description: str = ""
    language: str = "en"
    timezone: str = "UTC"
    authors: tuple[Person, ...] = ()
    sender: Person = Person("")
    email: Mailing = Mailing()
    theme: Look = DEFAULT
    postal_address: str = ""
    unsubscribe_url: str = ""
    list_id: str = ""
    hub: str = ""
    id_base: str = ""
    copyright: str = ""
    social_cards: bool = False
    sections: tuple[str, ...] = ("essay", "models", "papers", "links", "elsewhere", "housekeeping")
    kinds: tuple[Kind, ...] = ()
    podcast: Podcast = Podcast()
    allowed: tuple[str, ...] = ()
    feed_items: int = 20
    carry_over: tuple[str, ...] = ()
    recent_issues: int = 12
    candidates: int = 200
    output: str = "dist"
    citations: str = "numbered"
    facts: tuple[str, ...] = ("authors", "date", "venue", "licence")
    smart: bool = False

    def absolute(self, place: str) -> str:
        """The full address of a page or file below the output folder: `archive/` → `https://…/archive/`."""
        return f"{self.base_url}/{place}"


@dataclass(frozen=True, slots=True)
class Frame:
    """All that an issue's pages may see of the rest: so that a change elsewhere re-renders only its neighbours."""

    settings: Settings
    older: Link | None = None
    newer: Link | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """Every issue that is out, newest first (with `--drafts`, the unpublished too), and what went wrong on the way."""

    settings: Settings
    issues: tuple[Issue, ...] = ()
    problems: tuple[Problem, ...] = ()
