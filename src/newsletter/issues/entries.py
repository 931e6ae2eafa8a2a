"""What stands in a section in; its entries out.

Entries are list items, `###` headings with their text, table rows with links, and paragraphs that begin with a title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from newsletter.issues.told_paragraphs import Told, told_paragraphs
from newsletter.model.issue import Entry, Section
from newsletter.model.node import Node, plain
from newsletter.text.patterns import pattern
from newsletter.text.urls import canonical, direct, is_profile, is_web, kind_of, whole
from newsletter.text.words import cut, title_before

_AFTER_TITLE = pattern(r"^\s*(?:[—–:：|\\-]+|[，。；！]+|[,.;!]+(?=\s|\Z))?\s*")
_ORDINAL = pattern(r"\A\W*?(?:[（(]\d{1,3}[)）]\s*|\d{1,3}(?:[.):]\s+|\s?[、）：]\s*))")
_TITLE_END = pattern(r"[:：,，。;；—]|\.\s")


def entries_of(nodes: Sequence[Node]) -> Iterator[Entry]:
    """The entries, in order. A heading over nothing but lists groups the items, which are then the entries.

    So does a heading over paragraphs that are entries by themselves. Beside a list, paragraphs are what is said of it.
    """
    for heading, inside in _parts(nodes):
        listed = [entry for node in inside for entry in _listed(node)]
        told = [] if listed else [_of_paragraph(one) for one in told_paragraphs(inside, bool(heading))]
        if heading is None or told or _only_lists(inside):
            yield from listed or told
        else:
            yield _of_heading(heading, inside)


def works_of(sections: Iterable[Section]) -> tuple[str, ...]:
    """The papers, models and repositories that entries tell of, each once; a release counts as its repository."""
    entries = (entry for section in sections for entry in section.entries if entry.nature in _WORKS)
    return tuple(dict.fromkeys(whole(each.url) for each in entries))


_WORKS = frozenset({"paper", "model", "code", "dataset"})


def _parts(nodes: Sequence[Node]) -> Iterator[tuple[Node | None, list[Node]]]:
    heading: Node | None = None
    inside: list[Node] = []
    for node in nodes:
        if node.kind == "heading":
            if heading or inside:
                yield heading, inside
            heading, inside = node, []
        else:
            inside.append(node)
    if heading or inside:
        yield heading, inside


def _only_lists(nodes: Sequence[Node]) -> bool:
    kinds = {node.kind for node in nodes} - {"comment", "dropped"}
    return bool(kinds) and kinds <= {"list", "table"}


def _listed(node: Node) -> Iterator[Entry]:
    """The entries of a list or a table. An item that only names what a list below it holds is no entry itself."""
    if node.kind == "table":
        rows = (row for row in node.children if not all(cell.get("head") for cell in row.children))
        yield from (_of_row(row) for row in rows if any(is_web(link.string("url")) for link in _links((row,))))
    if node.kind != "list":
        return
    for item in node.children:
        own = [child for child in item.children if child.kind != "list"]
        below = [child for child in item.children if child.kind == "list" and _links((child,))]
        if below and not _links(own):
            yield from (entry for child in below for entry in _listed(child))
        elif item.children:
            yield _of_item(item)


def _of_heading(heading: Node, inside: Sequence[Node]) -> Entry:
    comment = _words(node for node in inside if node.kind != "code")
    return _entry(_words((heading,)), comment, heading, _met((heading, *inside)))


def _of_paragraph(told: Told) -> Entry:
    words = _ORDINAL.sub("", _words(node for node in told.nodes if node.kind != "code"), count=1)
    title = _words((told.name,)).rstrip(":：. ") if told.name else cut(_TITLE_END.split(words, maxsplit=1)[0], 90)
    comment = _without(title, words)
    met = _met(told.nodes)
    address = next((link.plain() for link in met.links), "")
    bare = "://" in address and comment.startswith(address)
    return _entry(title, comment[len(address) :].lstrip() if bare else comment, told.nodes[0], met)


def _of_item(item: Node) -> Entry:
    words, met = _words(item.children), _met((item,))
    title = _words((met.links[0],)) if met.links else ""
    if met.links and title == met.links[0].string("url"):
        before = "" if _strong_words(item) else title_before(title, words)
        name = _strong_words(item) or before or title.partition("://")[2].rstrip("/")
        comment = words.partition(title)[2].strip() if before else _without(title, words)
        return _entry(name, comment, item, met)
    title = title or _strong_words(item) or cut(words, 90)
    return _entry(title, _without(title, words), item, met)


def _of_row(row: Node) -> Entry:
    """The first cell says what it is: `1) **Title** - what it does`."""
    first = next((cell for cell in row.children if cell.plain().strip()), row)
    words = _ORDINAL.sub("", _words((first,)), count=1)
    named = next((node for node in first.walk() if node.kind in ("strong", "link")), None)
    title = (_words((named,)) if named else "") or cut(words, 90)
    others = _words(cell for cell in row.children if cell is not first)
    return _entry(title, f"{_without(title, words)} {others}".strip(), row, _met((row,)))


def _without(title: str, words: str) -> str:
    """The words behind the title that they begin with; a number may stand before it."""
    before, met, after = words.partition(title) if title else (words, "", "")
    return _AFTER_TITLE.sub("", after) if met and len(before) < 4 else words


def _entry(title: str, comment: str, at: Node, met: _Met) -> Entry:
    links = _works_first([url for link in met.links if is_web(url := link.string("url"))])
    return Entry(
        title=title,
        url=canonical(links[0]) if links else "",
        href=direct(links[0]) if links else "",
        comment=comment,
        line=at.line,
        anchor=at.string("id"),
        topics=tuple(dict.fromkeys(tag.text[1:] for tag in met.tags)),
        links=tuple(dict.fromkeys(canonical(link) for link in links)),
        nature=kind_of(links[0]) if links else "",
    )


def _works_first(links: list[str]) -> list[str]:
    """The links with the first that is not to a person at the head: who found a thing is not the thing."""
    place = next((place for place, url in enumerate(links) if not is_profile(canonical(url))), 0)
    return [links[place], *links[:place], *links[place + 1 :]] if place else links


def _words(nodes: Iterable[Node]) -> str:
    return " ".join(plain(tuple(nodes)).split())


def _strong_words(item: Node) -> str:
    first = item.children[0] if item.children else None
    strong = first.children[0] if first and first.children and first.children[0].kind == "strong" else None
    return _words((strong,)).rstrip(":. ") if strong else ""


class _Met(NamedTuple):
    """What was met in some nodes: every link that leads somewhere else, and every topic."""

    links: list[Node]
    tags: list[Node]


def _met(nodes: Sequence[Node]) -> _Met:
    links, tags = [], []
    for node in (node for top in nodes for node in top.walk()):
        if node.kind == "hashtag":
            tags.append(node)
        elif node.kind == "link" and (url := node.string("url")) and not url.startswith(("#", "mailto:")):
            links.append(node)
    return _Met(links, tags)


def _links(nodes: Sequence[Node]) -> list[Node]:
    return _met(nodes).links
