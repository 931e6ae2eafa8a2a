"""The sections of one kind over all issues as a feed: one entry for each paper, each model, each link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape
from urllib.parse import urljoin

from newsletter.model.digest import digest
from newsletter.model.issue import PAID, Entry, Issue
from newsletter.render.feed import FeedEntry
from newsletter.render.feed_entry import bare_entry, named
from newsletter.render.feed_text import one_line, plain, uri
from newsletter.render.renderer import Press
from newsletter.text.words import cut


def item_entries(issues: Iterable[Issue], kind: str, press: Press) -> Iterator[FeedEntry]:
    """The items of a section kind: the issues in the order given, the items as they stand in each."""
    for issue in issues:
        from_issue = bare_entry(issue, press.settings)
        taken: dict[str, int] = {}
        for section in issue.sections:
            for entry in section.entries if section.kind == kind else ():
                spot = entry.anchor or section.anchor
                yield _item_entry(entry, issue, from_issue, spot, _id(entry, issue, taken))


def _item_entry(entry: Entry, issue: Issue, from_issue: FeedEntry, anchor: str, name: str) -> FeedEntry:
    """An item signed and dated as its issue, with the editor's words unless they were paid for."""
    spot = f"{from_issue.page}#{anchor}" if anchor else from_issue.page
    comment = "" if issue.audience == PAID else one_line(entry.comment)
    title = one_line(entry.title) or cut(comment, 80) or one_line(entry.url) or from_issue.title
    words = f"<p>{escape(comment, quote=False)}</p>\n" if comment else ""
    source = f'<p>→ <a href="{escape(spot)}">{escape(from_issue.title, quote=False)}</a></p>'
    return replace(
        from_issue,
        id=name,
        title=plain(title),
        page=uri(urljoin(from_issue.page, entry.url)) if entry.url else spot,
        summary=plain(comment),
        content=words + source,
        topics=named(entry.topics),
        image="",
        image_alt="",
        enclosure=None,
    )


def _id(entry: Entry, issue: Issue, taken: dict[str, int]) -> str:
    """The issue's own id and the item's place in it, so that a move of the site changes neither."""
    name = f"{issue.guid}#{entry.anchor or digest(entry.url or entry.comment)[:8]}"
    taken[name] = taken.get(name, 0) + 1
    return one_line(name if taken[name] == 1 else f"{name}-{taken[name]}")
