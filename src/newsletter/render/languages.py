"""A feed for each language, when the issues are in more than one: `feeds/<language>.xml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from newsletter.model.issue import Issue
from newsletter.model.publication import Publication
from newsletter.render.feed import feed_of, newest_first
from newsletter.render.feed_entry import entry_of
from newsletter.render.feed_size import trimmed
from newsletter.render.feed_text import language_tag
from newsletter.render.offers import language_feed, languages
from newsletter.render.renderer import Page, Press, PublicationRenderer


def _pages(publication: Publication) -> Iterator[Page]:
    issues, settings = publication.issues, publication.settings
    for language in languages(issues, settings):
        spoken = tuple(issue for issue in issues if language_tag(issue.language) == language)
        yield Page(
            PurePosixPath(language_feed(language)), _feed, (language, newest_first(spoken)[: settings.feed_items])
        )


def _feed(press: Press, language: str, issues: tuple[Issue, ...]) -> bytes:
    from newsletter.render.feedgen_tamed import rss

    entries = trimmed(entry_of(issue, press) for issue in issues)
    return rss(replace(feed_of(press.settings, language_feed(language), entries, about=language), language=language))


RENDERER = PublicationRenderer("languages", _pages)
