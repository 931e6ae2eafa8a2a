"""Markdown and plain text in, a Source out: head, body, and every link with the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from newsletter.document import parse_markdown
from newsletter.document.head_words import head_words
from newsletter.document.liquid import TAG_CODES
from newsletter.model.item import Item, Sighting
from newsletter.model.node import Document, Node, plain
from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Removed, Source
from newsletter.sources.badges import is_badge
from newsletter.sources.lines import decode
from newsletter.sources.links import title_of
from newsletter.sources.reader import Reader
from newsletter.text import front_matter
from newsletter.text.dates import PartialDate, read_date
from newsletter.text.encodings import holds_text
from newsletter.text.urls import canonical, is_web
from newsletter.text.words import count_words, cut, title_before

_ENDINGS = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".txt", ".text", ".qmd", ".rmd", ""})
_AROUND = 240


def _accepts(raw: Raw) -> bool:
    return raw.path.suffix.lower() in _ENDINGS and holds_text(raw.data)


def _read(raw: Raw) -> Source:
    text = decode(raw)
    head = front_matter.read(text)
    values = {str(key).lower(): value for key, value in head.values.items()}
    body = parse_markdown(head.body, raw.path, head.body_line)
    url = next((_line(values[key]) for key in _ADDRESS_KEYS if is_web(_line(values.get(key)))), "")
    faults = tuple(
        Problem("W751", fault.message, raw.path, fault.line, fault.column, fault.hint) for fault in head.faults
    )
    return Source(
        path=raw.path,
        format="markdown",
        title=head_words(_line(values.get("title"))) or _first_words(body) or raw.path.stem,
        url=canonical(url) if url else "",
        authors=_names(values.get("authors", values.get("author"))),
        published=_date(values, raw),
        description=head_words(_line(values.get("description", values.get("summary", values.get("subtitle"))))),
        topics=_names(values.get("tags", values.get("topics", values.get("categories")))),
        words=count_words("\n".join([node.plain() for node in body.nodes])),
        items=tuple(items_of(body, raw)),
        body=body,
        removed=tuple(sorted((*_removed(body), *_badges(body, raw)))),
        problems=faults + tuple(problem for problem in body.problems if problem.code not in TAG_CODES),
    )


def _removed(body: Document) -> Iterator[Removed]:
    """The tags of Liquid and Hugo that nothing can stand for: nobody needs to mend them in a seed."""
    for problem in body.problems:
        if problem.code in TAG_CODES:
            yield Removed(problem.path, problem.line, problem.line, "liquid tag", problem.message.split("`")[1])


def _badges(body: Document, raw: Raw) -> Iterator[Removed]:
    """The badges of a page about a project: nobody would put them into an issue."""
    for link in filter(is_badge, body.links()):
        yield Removed(raw.path, link.line, link.line, "badge", link.string("url"))


_ADDRESS_KEYS = ("canonical_url", "canonical", "source", "source_url", "original", "link", "url")


def items_of(body: Document, raw: Raw) -> Iterator[Item]:
    """Every web address in a text, once, with the words and the heading it stood under."""
    seen: set[str] = set()
    heading = ""
    title_block = title_of(body.nodes)
    for block in (*body.nodes, *body.footnotes):
        if block.kind == "heading" and block is not title_block:
            heading = " ".join(block.plain().split())
        for link, around in _links(block, block, []):
            href = link.string("url")
            url = canonical(href)
            if not is_web(href) or url in seen or is_badge(link):
                continue
            seen.add(url)
            words = " ".join(around.plain().split())
            title = _title(link, href)
            if not title and _is_named(link, around) and (title := title_before(link.plain(), words)):
                words = words.partition(link.plain())[2].strip()
            sighting = Sighting("seed", raw.path, link.line, cut(words, _AROUND), heading)
            yield Item(url, title, href, seen=(sighting,))


def _is_named(link: Node, around: Node) -> bool:
    """Whether a bare address is told of in an item, or below a line of bold words, and is the only link there."""
    first = around.children[0] if around.children else link
    told = around.kind in ("plain", "item") or first.kind == "strong"
    return told and [node for node in around.walk() if node.kind == "link"] == [link]


def _links(node: Node, around: Node, found: list[tuple[Node, Node]]) -> list[tuple[Node, Node]]:
    """What was found, and the links below a node, each with the smallest block that holds it."""
    holder = node if node.kind in _HOLDERS else around
    if node.kind == "link":
        found.append((node, holder))
    for child in node.children:
        if child.kind != "text":
            _links(child, holder, found)
    return found


_HOLDERS = frozenset({"paragraph", "plain", "item", "cell", "heading", "caption", "footnote"})


def _title(link: Node, href: str) -> str:
    words = " ".join(link.plain().split())
    return "" if words == href else words


def _first_words(body: Document) -> str:
    first = next((node for node in body.nodes if node.kind in ("heading", "paragraph") and node.plain().strip()), None)
    if not first:
        return ""
    line = tuple(takewhile(lambda child: child.kind not in ("softbreak", "break"), first.children))
    return cut(" ".join(plain(line).split()), 100)


def _date(values: Mapping[str, Any], raw: Raw) -> PartialDate | None:
    for key in ("date", "published", "pubdate", "publish_date", "published_at"):
        if values.get(key) and not isinstance(values[key], bool):
            return read_date(_line(values[key]))
    return read_date(raw.path.stem[:10])


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        value = value.split(",") if "," in value else [value]
    values = value if isinstance(value, list) else []
    names = (_line(one.get("name")) if isinstance(one, dict) else _line(one) for one in values)
    return tuple(name for name in names if name)


def _line(value: Any) -> str:
    return "" if value is None or isinstance(value, list | dict | bool) else " ".join(str(value).split())


READER = Reader("markdown", _accepts, _read, noisy=True)
