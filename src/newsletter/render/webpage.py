"""One page of the web archive: what every page is told about itself, and the bytes of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from newsletter.model.artifact import Theme
from newsletter.model.publication import Settings
from newsletter.render.places import relative
from newsletter.render.theme import rendered

_NAVIGATION = (("archive/", "Archive"), ("topics/", "Topics"), ("search/", "Search"), ("subscribe/", "Subscribe"))


class Feed(NamedTuple):
    """A feed to subscribe to. `address` is absolute, because it leaves with the reader."""

    name: str
    address: str
    media_type: str
    about: str


def webpage(
    theme: Theme,
    settings: Settings,
    template: str,
    place: str,
    title: str,
    description: str = "",
    **more: object,
) -> bytes:
    """The page of a place. `title` is "" for the front; `more` goes to the template, over what is given."""
    values: dict[str, object] = {
        "settings": settings,
        "place": place,
        "link": partial(relative, place),
        "title": title,
        "description": description or settings.description or f"{settings.title}: the latest issue and all before it.",
        "canonical": settings.absolute(place),
        "language": settings.language,
        "image": "",
        "image_alt": "",
        "indexed": True,
        "linked_data": {},
        "feeds": feeds(settings.absolute, settings.title),
        "navigation": _NAVIGATION,
    }
    return rendered(theme, template, **{**values, **more}).encode("utf-8", "replace")


def feeds(address: Callable[[str], str], title: str) -> tuple[Feed, ...]:
    """The three feeds of the publication, the one for most readers first; all carry the same issues."""
    return (
        Feed(f"{title} (RSS)", address("feed.xml"), "application/rss+xml", "works in every feed reader"),
        Feed(
            f"{title} (Atom)",
            address("atom.xml"),
            "application/atom+xml",
            "the same issues for readers that prefer Atom",
        ),
        Feed(f"{title} (JSON)", address("feed.json"), "application/feed+json", "the same issues for programs"),
    )
