"""An issue file in, what it told of out: from its lines where they are plain to see, from its tree otherwise.

Drafting asks thousands of issues what they linked to and under which words. That needs no tree of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from newsletter.document.skim import Passage, skim
from newsletter.library.told import Telling, Told, in_columns, told
from newsletter.model.issue import Head
from newsletter.model.publication import Settings
from newsletter.model.source import Raw
from newsletter.text import front_matter
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical


def read_told(head: Head, raw: Raw, settings: Settings) -> Told:
    """What the issue in a file tells of."""
    split = front_matter.split(raw.data.decode("utf-8", "replace"))
    passages = skim(split.body, split.body_line)
    if passages is not None:
        silent = [passage for passage in passages if not passage.url and not passage.level and not _holds_link(passage)]
        words = (words for passage in silent for words in (passage.words, _behind_name(passage.words)))
        return in_columns(head, _tellings(passages), words)

    from newsletter.issues.body import read_body
    from newsletter.sections import kinds

    return told(read_body(head, raw, kinds(settings)).issue, head)


def words_for(url: str, raw: Raw) -> str:
    """The words under which an issue file links to a canonical address; "" where that is not plain to see."""
    split = front_matter.split(raw.data.decode("utf-8", "replace"))
    linked = (one for one in skim(split.body) or () if one.url and canonical(one.url) == url)
    found = next((one.words for one in linked if _title(one.words)), "")
    return " ".join(_NESTED.sub(r"\1", found).strip("*_` ").split())


def _tellings(passages: Sequence[Passage]) -> Iterator[Telling]:
    """Each link under its words, each heading of a part under its first link, each item without a link by itself."""
    highest = min((passage.level for passage in passages if passage.level), default=0)
    for place, passage in enumerate(passages):
        if passage.url:
            yield Telling(canonical(passage.url), _title(passage.words), passage.line)
        elif passage.level > highest and passage.over_text:
            yield Telling(_first_link(passages[place + 1 :]), _title(passage.words), passage.line)
        elif not passage.level and not _holds_link(passage):
            name = _NAME.match(passage.words)
            if name or len(passage.words) <= _SHORT:
                yield Telling("", _title(name[1] if name else passage.words), passage.line)


_NAME = pattern(r"(?:\*\*|__)(.+?)(?:\*\*|__)[:.]?\s*")
_NESTED = pattern(r"!?\[([^\[\]]*)\](?:\([^()]*\))?")
_SHORT = 90


def _title(words: str) -> str:
    """The title that Markdown words are; an address is none."""
    if "[" in words:
        words = _NESTED.sub(r"\1", words)
    if words.startswith("http"):
        return ""
    return unescape(words) if "&" in words else words


def _behind_name(words: str) -> str:
    """What an item says behind the name in bold that it begins with; "" without one."""
    name = _NAME.match(words)
    return words[name.end() :] if name else ""


def _holds_link(passage: Passage) -> bool:
    return "](" in passage.words or "://" in passage.words or "][" in passage.words


def _first_link(below: Sequence[Passage]) -> str:
    """The address that a part under a heading links to first."""
    for passage in below:
        if passage.level:
            return ""
        if passage.url:
            return canonical(passage.url)
    return ""
