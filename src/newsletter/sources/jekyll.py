"""A Jekyll or al-folio page in, a Source out: Liquid, citations, footnotes and the editor's outline understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsletter.model.item import Item
from newsletter.model.source import Raw, Source
from newsletter.sources import markdown
from newsletter.sources.distill import cited
from newsletter.sources.lines import decode, numbered
from newsletter.sources.outline import outline
from newsletter.sources.reader import Reader
from newsletter.text import front_matter
from newsletter.text.patterns import pattern
from newsletter.text.words import normal_title

_SIGNS = pattern(
    rb"\{%-?\s*(?:include|details|highlight|raw|twitter|cite|youtube|gist|link|post_url|bibliography|comment)\b"
    rb"|<d-(?:cite|footnote)\b|^\s*\{:[^{}\n]*\}\s*$",
    re.MULTILINE,
)


def _accepts(raw: Raw) -> bool:
    text = markdown.READER.accepts(raw) and raw.path.suffix.lower() != ".mdx"
    return text and (b"{" in raw.data or b"<d-" in raw.data) and bool(_SIGNS.search(raw.data))


def _read(raw: Raw) -> Source:
    text = decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    split = front_matter.split(text)
    source = markdown.READER.read(raw)
    notes = outline(split.body, raw, split.body_line)
    items = (*_headed(source), *cited(numbered(split.body, split.body_line), raw.path))
    known = {normal_title(item.title) for item in items}
    return replace(
        source,
        format="jekyll",
        items=(*items, *(item for item in notes.items if item.url or normal_title(item.title) not in known)),
        notes=notes.notes,
    )


def _headed(source: Source) -> Iterator[Item]:
    """The items, those of footnotes too, each with the last heading above the line on which it was written."""
    headings = [(node.line, " ".join(node.plain().split())) for node in source.body.headings()]
    for item in source.items:
        above = [words for line, words in headings if line <= item.seen[0].line]
        yield item._replace(seen=tuple(one._replace(heading=above[-1] if above else "") for one in item.seen))


READER = Reader("jekyll", _accepts, _read, noisy=True)
