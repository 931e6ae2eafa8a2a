"""An issue in, its feed entry out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from html import escape, unescape

from newsletter.model.issue import PAID, Issue
from newsletter.model.publication import Settings
from newsletter.render.feed import Enclosure, FeedEntry, in_utc, published, signed
from newsletter.render.feed_text import clean, language_tag, one_line, plain, uri
from newsletter.render.places import absolute
from newsletter.render.renderer import Press
from newsletter.text.patterns import pattern
from newsletter.text.words import cut


def entry_of(issue: Issue, press: Press) -> FeedEntry:
    """The entry of an issue. Without a description its first words are the summary, unless they were sold.

    A feed is open to everyone, so of a paid issue it has what stands before the paywall, or else title, description and
    link; private feeds are the business of the service that takes the money.
    """
    text = _fit(press.texts(issue).feed)
    entry = bare_entry(issue, press.settings, text)
    return entry if text else short(entry)


@lru_cache(maxsize=128)
def _fit(text: str) -> str:
    """A body as every format can hold it; the feeds of its topics all show that of a new issue."""
    return clean(text).strip()


def bare_entry(issue: Issue, settings: Settings, text: str = "") -> FeedEntry:
    """All that an entry says of an issue, around the text that is given."""
    return FeedEntry(
        id=one_line(issue.guid),
        title=plain(issue.title) or issue.slug,
        page=uri(issue.page),
        summary=plain(issue.description) or first_words(text),
        content=text,
        published=published(issue),
        updated=max(published(issue), in_utc(issue.updated or published(issue))),
        authors=signed(issue.authors, settings),
        topics=named(issue.topics),
        language=language_tag(issue.language),
        image=uri(absolute(issue.image, f"{issue.place}/", settings)),
        image_alt=plain(issue.image_alt),
        enclosure=_enclosure(issue, settings),
    )


def short(entry: FeedEntry) -> FeedEntry:
    """The entry without its text: the summary and a link, in no language but the issue's own."""
    summary = f"<p>{escape(entry.summary, quote=False)}</p>\n" if entry.summary else ""
    link = f'<p><a href="{escape(entry.page)}">{escape(entry.title, quote=False)}</a></p>'
    return replace(entry, content=summary + link)


def named(topics: tuple[str, ...]) -> tuple[str, ...]:
    """The topics in the author's order, each once."""
    return tuple(dict.fromkeys(name for topic in topics if (name := plain(topic))))


def first_words(html: str) -> str:
    """The beginning of the first paragraph that has words, without tags and note numbers."""
    paragraph = _PARAGRAPH.search(html, 0, _FAR)
    words = _TAG.sub("", _NUMBER_OR_BREAK.sub(" ", paragraph[1] if paragraph else html[:_FAR]))
    return plain(cut(one_line(unescape(words)), 280))


_FAR = 20_000
_PARAGRAPH = pattern(r"<p\b[^>]*>((?:(?!</p>)<[^>]*>|[^\w<])*\w.*?)</p>", re.DOTALL)
_NUMBER_OR_BREAK = pattern(r"<sup\b.*?</sup>|<br\b[^>]*>", re.DOTALL)
_TAG = pattern(r"<[^>]*(?:>|\Z)")


def _enclosure(issue: Issue, settings: Settings) -> Enclosure | None:
    """The sound of an issue. What was sold is not given away."""
    if not issue.sound or issue.audience == PAID:
        return None
    url = uri(absolute(issue.sound.url, f"{issue.place}/", settings))
    return Enclosure(url, one_line(issue.sound.type), issue.sound.length)
