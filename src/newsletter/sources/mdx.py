"""An MDX page in, a Source out: imports, exports and components dropped as noise, and the words in them kept."""

from __future__ import annotations

from dataclasses import replace

from newsletter.document.mdx import Gone, plain_mdx
from newsletter.model.source import Raw, Removed, Source
from newsletter.sources import markdown
from newsletter.sources.lines import decode
from newsletter.sources.reader import Reader
from newsletter.text import front_matter
from newsletter.text.encodings import holds_text
from newsletter.text.patterns import pattern

_TITLE = pattern(r"\btitle\s*:\s*(?:\"([^\"\n]+)\"|'([^'\n]+)'|`([^`\n]+)`)")


def _accepts(raw: Raw) -> bool:
    return raw.path.suffix.lower() == ".mdx" and holds_text(raw.data)


def _read(raw: Raw) -> Source:
    text = decode(raw).replace("\r\n", "\n").replace("\r", "\n")
    split = front_matter.split(text)
    start = len(text) - len(split.body)
    body, gone = plain_mdx(split.body, split.body_line)
    source = markdown.READER.read(raw._replace(data=(text[:start] + body).encode()))
    removed = sorted(Removed(raw.path, one.line, one.last, one.rule, one.words) for one in gone)
    title = source.title if split.head else _title(gone) or source.title
    return replace(source, format="mdx", title=title, removed=(*source.removed, *removed))


def _title(gone: tuple[Gone, ...]) -> str:
    """The title that an exported object names."""
    named = _TITLE.search(" ".join(one.words for one in gone if one.rule == "program line"))
    return next((word for word in named.groups() if word), "") if named else ""


READER = Reader("mdx", _accepts, _read, noisy=True)
