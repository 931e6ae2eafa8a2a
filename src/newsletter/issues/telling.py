"""An issue file in, what it told of out: from its lines where they are plain to see, from its tree otherwise.

Drafting asks thousands of issues what they linked to and under which words. That needs no tree of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsletter.document import html_body
from newsletter.document.skim import Passage, shown_lines, skim, skim_shown
from newsletter.issues.head import decode, head_of
from newsletter.issues.plain_telling import Tellings, plain_tellings
from newsletter.issues.told_words import bare_words, behind_name, holds_link, item_of, title_of
from newsletter.library.told import Told, in_columns, told
from newsletter.model.publication import Settings
from newsletter.model.source import Raw
from newsletter.text import front_matter
from newsletter.text.urls import canonical


def read_told(raw: Raw, settings: Settings) -> Told:
    """The head of the issue in a file, and what the issue tells of."""
    content, problems = decode(raw)
    written = front_matter.read(content)
    head = head_of(raw.path, written, problems, settings)
    parsed = raw.path.suffix.lower() in _NOT_BY_LINES
    found = None if parsed else tellings(written.body, written.body_line)
    if found is not None:
        return in_columns(head, found.urls, found.titles, found.lines, found.words)

    from newsletter.issues.body import read_body
    from newsletter.sections import kinds

    return told(read_body(head, raw, kinds(settings)).issue, head)


_NOT_BY_LINES = frozenset({".mdx", *html_body.ENDINGS})


def words_for(url: str, raw: Raw) -> str:
    """The words under which an issue file links to a canonical address; "" where that is not plain to see."""
    linked = (
        one for one in skim(front_matter.split(decode(raw)[0]).body) or () if one.url and canonical(one.url) == url
    )
    return bare_words(next((one.words for one in linked if title_of(one.words)), ""))


def tellings(body: str, first_line: int) -> Tellings | None:
    """What the text of an issue tells of; None when it has to be parsed for that."""
    shown = shown_lines(body)
    return plain_tellings(shown, first_line) or skimmed_tellings(skim_shown(shown, first_line))


def skimmed_tellings(passages: Sequence[Passage] | None) -> Tellings | None:
    """What some passages tell of; none when there are none."""
    if passages is None:
        return None
    silent = [
        passage for passage in passages if not passage.url and not passage.level and not holds_link(passage.words)
    ]
    words = [words for passage in silent for words in (passage.words, behind_name(passage.words))]
    urls, titles, lines = [list(column) for column in zip(*_tellings(passages), strict=True)] or ([], [], [])
    return Tellings(urls, titles, lines, words)


def _tellings(passages: Sequence[Passage]) -> Iterator[tuple[str, str, int]]:
    """Each link under its words, each heading of a part under its first link, each item without a link by itself."""
    highest = min((passage.level for passage in passages if passage.level), default=0)
    for place, passage in enumerate(passages):
        if passage.url:
            yield canonical(passage.url), title_of(passage.words), passage.line
        elif passage.level > highest and passage.over_text:
            yield _first_link(passages[place + 1 :]), title_of(passage.words), passage.line
        elif not passage.level and not holds_link(passage.words) and (name := item_of(passage.words)) is not None:
            yield "", name, passage.line


def _first_link(below: Sequence[Passage]) -> str:
    """The address that a part under a heading links to first."""
    for passage in below:
        if passage.level:
            return ""
        if passage.url:
            return canonical(passage.url)
    return ""
