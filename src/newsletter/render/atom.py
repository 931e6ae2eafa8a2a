"""Atom (RFC 4287): the entries of the RSS feed, for readers that prefer it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from newsletter.model.issue import Issue
from newsletter.model.publication import Publication
from newsletter.render.feed import feed_of
from newsletter.render.feed_entry import entry_of
from newsletter.render.feed_size import bind, shortened
from newsletter.render.renderer import Page, Press, PublicationRenderer
from newsletter.render.rss import volume


def _pages(publication: Publication) -> Iterator[Page]:
    run = bind(publication.issues, publication.settings.feed_items)
    yield Page(PurePosixPath("atom.xml"), _feed, (run.current, len(run.volumes)))


def _feed(press: Press, issues: tuple[Issue, ...], volumes: int) -> bytes:
    from newsletter.render.feedgen_tamed import atom

    feed = feed_of(press.settings, "atom.xml", shortened(entry_of(issue, press) for issue in issues))
    return atom(replace(feed, older=volume(press.settings, volumes)))


RENDERER = PublicationRenderer("atom", _pages)
