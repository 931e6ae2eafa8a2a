"""Addresses that readers guess or know from elsewhere in, the way to the right ones out.

A static host can send nobody elsewhere by itself. So each old address of a page is a page that leads on at once and
names the feeds, by which feed readers find them; `/index.xml`, where Hugo has its feed, is the feed once more; and
`_redirects` says all of it again for hosts that read it (Netlify, Cloudflare Pages, GitLab Pages).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from newsletter.issues.old_addresses import old_files
from newsletter.model.artifact import Theme
from newsletter.model.publication import Publication, Settings
from newsletter.render.feed_size import bind
from newsletter.render.places import relative
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.rss import FEED, current
from newsletter.render.theme import rendered
from newsletter.render.webpage import feeds

_GUESSED = ("feed", "rss")
_COPY = "index.xml"


def _pages(publication: Publication) -> Iterator[Page]:
    for name in _GUESSED:
        yield Page(PurePosixPath(name, "index.html"), _guessed, (name,))
    run = bind(publication.issues, publication.settings.feed_items)
    yield Page(PurePosixPath(_COPY), current, (_COPY, run.current, len(run.volumes)))
    moved = tuple((str(old), f"{issue.place}/") for issue in publication.issues for old in old_files(issue))
    yield Page(PurePosixPath("_redirects"), _rules, moved)


def redirect(theme: Theme, settings: Settings, place: str, target: str, title: str, language: str) -> bytes:
    """A page that leads to another place of ours at once, and says so where it may not."""
    values = {
        "title": title,
        "language": language,
        "target": relative(place, target),
        "canonical": settings.absolute(target),
        "feeds": feeds(settings.absolute, settings.title),
    }
    return rendered(theme, "web/redirect.html", **values).encode("utf-8", "replace")


def _guessed(press: Press, name: str) -> bytes:
    settings = press.settings
    return redirect(press.theme, settings, f"{name}/index.html", FEED, settings.title, settings.language)


def _rules(press: Press, *moved: tuple[str, str]) -> bytes:
    home = quote(urlsplit(press.settings.base_url).path)
    feeds_of = [(spelled, FEED) for name in _GUESSED for spelled in (name, f"{name}/")]
    pages = [(old.removesuffix("index.html"), new) for old, new in moved if not old.startswith("p/")]
    rules = [*feeds_of, (_COPY, FEED), *pages]
    lines = [f"{home}/{quote(old)} {home}/{quote(new)} 301" for old, new in rules]
    lines.append(f"{home}/p/:slug {home}/issues/:slug/ 301")
    return "".join(f"{line}\n" for line in dict.fromkeys(lines)).encode()


RENDERER = PublicationRenderer("redirects", _pages)
