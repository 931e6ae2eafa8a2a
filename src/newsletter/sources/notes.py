"""The editor's notes in, Notes out, word for word: list items, and headings with text under them, in `seeds/notes/`.

## Models
- [Mixtral 8x7B](https://…) — first strong open MoE. #moe #mistral
  **Why it matters:** closes half the gap.
- https://arxiv.org/abs/2312.00752v2 — read section 4. @papers #state-space
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsletter.document import parse_markdown
from newsletter.model.item import Item, Sighting
from newsletter.model.node import Node
from newsletter.model.source import Note, Raw, Source
from newsletter.sources.lines import decode
from newsletter.sources.reader import Reader
from newsletter.text import front_matter
from newsletter.text.hashtags import hashtags
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, is_web
from newsletter.text.words import count_words

_BULLET = pattern(r"^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_MENTION = pattern(r"(?<![\w/@.])@([A-Za-z][\w-]*)(?![\w-]*@)")
_DASH = pattern(r"^\s*(?:—|–|--?|:)\s+|^\s+")


def _accepts(raw: Raw) -> bool:
    parts = raw.path.parts
    return "notes" in parts[:-1] and raw.path.suffix.lower() in (".md", ".markdown", ".txt", "")


def _read(raw: Raw) -> Source:
    text = decode(raw)
    split = front_matter.split(text)
    body = parse_markdown(split.body, raw.path, split.body_line)
    lines = text.split("\n")
    notes = tuple(_notes(body.nodes, lines, raw))
    return Source(
        path=raw.path,
        format="notes",
        title=raw.path.stem,
        words=count_words(split.body),
        items=tuple(_item(note) for note in notes if note.url),
        notes=notes,
        body=body,
        problems=body.problems,
    )


def _notes(nodes: Sequence[Node], lines: list[str], raw: Raw) -> Iterator[Note]:
    """The notes of a file in order. Headings nest: the note's section is the nearest heading that is no note itself."""
    under: list[tuple[int, str]] = []
    headed = False
    ends = [*(node.line for node in nodes[1:]), len(lines) + 1][: len(nodes)]
    for place, (node, end) in enumerate(zip(nodes, ends, strict=True)):
        if node.kind == "heading":
            level = int(node.get("level") or 6)
            under = [entry for entry in under if entry[0] < level]
            words = " ".join(node.plain().split())
            text = _text_under(nodes, place + 1, lines)
            if text:
                yield _note(f"{words}\n\n{text}", raw, node.line, _above(under), title=words, headed=True)
            under.append((level, words))
        elif node.kind == "list":
            stops = [item.line for item in node.children[1:]] + [end]
            for item, stop in zip(node.children, stops, strict=True):
                text = _verbatim(lines, item.line, stop)
                if text:
                    yield _note(text, raw, item.line, _above(under))
        elif node.kind not in ("comment", "rule") and not headed:
            yield _note(_block(lines, node.line, end), raw, node.line, _above(under))
        if node.kind in ("heading", "list"):
            headed = node.kind == "heading"  # what follows a heading up to a list is the text under it


def _above(under: list[tuple[int, str]]) -> str:
    return under[-1][1] if under else ""


def _text_under(nodes: Sequence[Node], start: int, lines: list[str]) -> str:
    """The text from a node to the next heading or list, as it was written."""
    stop = start
    while stop < len(nodes) and nodes[stop].kind not in ("heading", "list"):
        stop += 1
    if all(node.kind == "comment" for node in nodes[start:stop]):
        return ""
    end = nodes[stop].line if stop < len(nodes) else len(lines) + 1
    return _block(lines, nodes[start].line, end)


def _block(lines: list[str], start: int, end: int) -> str:
    return "\n".join(lines[start - 1 : end - 1]).strip("\n").rstrip()


def _verbatim(lines: list[str], start: int, end: int) -> str:
    """A list item as it was written, without its bullet and the margin that the bullet made."""
    first, *rest = lines[start - 1 : end - 1]
    bullet = _BULLET.match(first)
    margin = len(bullet[0]) if bullet else 0
    kept = [first[margin:]]
    for line in rest:
        blank = len(line) - len(line.lstrip())
        kept.append(line[min(blank, margin) :])
    return "\n".join(kept).rstrip()


def _note(text: str, raw: Raw, line: int, under: str, title: str = "", headed: bool = False) -> Note:
    document = parse_markdown(text, raw.path)
    link = next((link for link in document.links() if is_web(link.string("url"))), None)
    href = link.string("url") if link else ""
    words = " ".join(link.plain().split()) if link else ""
    return Note(
        path=raw.path,
        line=line,
        text=text,
        url=href,
        title=title or ("" if words == href else words),
        comment=_comment(text, href),
        under=under,
        headed=headed,
        mentions=tuple(_MENTION.findall(text)),
        topics=hashtags(text),
    )


def _comment(text: str, href: str) -> str:
    """What stands after the link and its dash; the whole note when it has no link."""
    place = text.find(href) if href else -1
    if place < 0:
        return text
    after = text[place + len(href) :]
    closing = re.match(r'>?(?:\s+"[^"]*")?\)|>', after)
    return _DASH.sub("", after[closing.end() :] if closing else after, count=1)


def _item(note: Note) -> Item:
    sighting = Sighting("note", note.path, note.line, note.comment, note.under)
    return Item(canonical(note.url), note.title, note.url, topics=note.topics, seen=(sighting,))


READER = Reader("notes", _accepts, _read)
