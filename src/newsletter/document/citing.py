"""A tree with citations as they were written and the works that are known in; citations that name them, and the list
of references, out. What nobody defines is told, and stays as it was written.

Numbers count by first use, the footnotes last. Two works that one author-year would name get a letter each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import NamedTuple

from newsletter.document.addresses import normal_address, safe
from newsletter.document.cite_keys import KEY, CiteItem, cite_items, cite_source
from newsletter.document.passes import split_words
from newsletter.document.reference_words import short_names, sort_words, told, year_of
from newsletter.model.beside import Beside, Reference
from newsletter.model.node import Document, Node
from newsletter.model.problem import Problem
from newsletter.text.patterns import pattern
from newsletter.text.places import located

Nodes = tuple[Node, ...]
_NAMED = pattern(rf"(?<![\w.@/]){KEY}(?:[ \t]+\[((?:pp?\.|ch\.|sec\.|§|\d)[^\[\]@]*)\])?")
_HEADINGS = frozenset("references bibliography sources literature citations".split()) | {
    "works cited",
    "literature cited",
}


def cited(document: Document, beside: Beside, style: str, path: PurePosixPath, text: str) -> Document:
    """The document with its citations looked up; `text` is the file at `path`, to tell where an unknown key stands."""
    works = dict(beside.works)
    if works:
        document = _with_names(document, works)
    cites = document.of("cite")
    if not cites:
        return document
    items = [item for node in cites for item in _items(node)]
    desk = _Desk(works, list(dict.fromkeys(item.key for item in items if item.key in works)), style)
    nodes, footnotes = desk.turned(document.nodes), desk.turned(document.footnotes)
    if desk.order:
        nodes = (*nodes, desk.references(not _has_heading(nodes), cites[0].line))
    problems = tuple(_unknown(cites, works, dict(beside.near), path, text))
    return replace(document, nodes=nodes, footnotes=footnotes, problems=(*document.problems, *problems))


def _with_names(document: Document, works: Mapping[str, Reference]) -> Document:
    """The document with every `@key` in its words that a bibliography defines as a citation."""

    def made(met: re.Match[str], line: int) -> tuple[Node, int] | None:
        known = (met[1] or met[2]) in works
        return (Node("cite", (), met[0], (("named", True),), line), len(met[0])) if known else None

    nodes, footnotes = (split_words(part, ("@",), _NAMED, made) for part in (document.nodes, document.footnotes))
    return document.with_nodes(nodes, footnotes)


def _items(node: Node) -> tuple[CiteItem, ...]:
    if node.get("named"):
        met = _NAMED.fullmatch(node.text)
        return (CiteItem(met[1] or met[2], "", f", {met[3]}" if met[3] else "", True),) if met else ()
    if keys := node.string("keys"):
        return tuple(map(CiteItem, keys.split(",")))
    return cite_items(node.text[1:-1])


def _has_heading(nodes: Nodes) -> bool:
    """Whether the text ends in a heading for the list."""
    last = next((node for node in reversed(nodes) if node.kind != "comment"), None)
    return last is not None and last.kind == "heading" and last.plain().strip().casefold() in _HEADINGS


def _unknown(
    cites: Iterable[Node], works: Mapping[str, Reference], near: Mapping[str, str], path: PurePosixPath, text: str
) -> Iterator[Problem]:
    """Each key that nobody defines, once, where it stands first."""
    lines: dict[str, int] = {}
    for node in cites:
        for item in _items(node):
            if item.key not in works:
                lines.setdefault(item.key, node.line)
    for key, line in lines.items():
        meant = f"; did you mean {near[key]!r}?" if key in near else ""
        hint = "put its entry into a .bib beside the issue or among the seeds"
        place = located(text, line, f"@{key}", key)
        yield Problem("W324", f"no bibliography has the key {key!r}{meant}", path, *place, hint)


class _Label(NamedTuple):
    """How a work is called in the text: its names, and its year with the letter that tells it from another."""

    names: str
    year: str


class _Desk:
    """Gives citations their words, counting the uses of each work as it goes."""

    def __init__(self, works: Mapping[str, Reference], order: list[str], style: str) -> None:
        self.order = order
        self._works = works
        self._numbers = {key: number for number, key in enumerate(order, 1)}
        self._uses: Counter[str] = Counter()
        self._numbered = style != "author-year"
        self._labels = dict(_labels([works[key] for key in order]))

    def turned(self, nodes: Nodes, in_link: bool = False) -> Nodes:
        """The nodes with their citations looked up; a citation that touches a word gets a blank before it."""
        found: list[Node] = []
        for node in nodes:
            if node.kind == "cite":
                made = self._citation(node, in_link)
                if node.get("keys"):
                    _keep_apart(found)
                found.append(made)
            elif node.children:
                children = self.turned(node.children, in_link or node.kind == "link")
                found.append(node.holding(children))
            else:
                found.append(node)
        return tuple(found) if any(a is not b for a, b in zip(found, nodes, strict=False)) else nodes

    def references(self, headed: bool, line: int) -> Node:
        """The list of the works that were cited, in the order of their numbers or of their authors."""
        keys = self.order if self._numbered else sorted(self.order, key=lambda key: sort_words(self._works[key]))
        facts = (("numbered", self._numbered), ("headed", headed))
        return Node("references", tuple(map(self._reference, keys)), "", facts, line)

    def _reference(self, key: str) -> Node:
        work = self._works[key]
        label = f"R{self._numbers[key]}" if self._numbered else ""
        facts = (("number", self._numbers[key]), ("uses", self._uses[key]), ("label", label), ("url", _address(work)))
        words = told(work._replace(url=_address(work)), "" if self._numbered else self._labels[key].year)
        return Node("reference", words, key, facts)

    def _citation(self, node: Node, in_link: bool) -> Node:
        items = _items(node)
        known = [item for item in items if item.key in self._works]
        source = cite_source(item.key for item in items) if node.get("keys") and known else node.text
        if not known and not node.get("keys"):
            return node
        opening, closing = "[]" if self._numbered else "()"
        between = ", " if self._numbered and not any(item.prefix or item.suffix for item in items) else "; "
        inside: list[Node] = [_words(opening)]
        for nth, item in enumerate(items):
            before = (between if nth else "") + (f"{item.prefix} " if item.prefix else "")
            inside += [_words(before), self._mark(item, in_link), _words(item.suffix)]
        made = Node("citation", tuple(_merged([*inside, _words(closing)])), source, (), node.line)
        if not node.get("named"):
            return made
        names = _words(f"{self._labels[known[0].key].names} ")
        return Node("named_citation", (names, made), node.text, (), node.line)

    def _mark(self, item: CiteItem, in_link: bool) -> Node:
        work = self._works.get(item.key)
        if not work:
            return _words(f"{item.key}?")
        label = self._labels[item.key]
        number = self._numbers[item.key]
        called = label.year if item.bare else f"{label.names}, {label.year}"
        words = str(number) if self._numbered else called
        short = f"R{number}" if self._numbered else words
        self._uses[item.key] += not in_link
        facts = (("number", number), ("use", self._uses[item.key]), ("url", _address(work)), ("label", short))
        title = (("title", f"{short_names(work)}: {work.title}" if work.authors else work.title),)
        return Node("cite_mark", (_words(words),), item.key, (("label", short),) if in_link else (*facts, *title))


def _labels(works: Iterable[Reference]) -> Iterator[tuple[str, _Label]]:
    """The label of each work; works that would be called the same get a letter in the order of their titles."""
    alike: dict[_Label, list[Reference]] = {}
    for work in sorted(works, key=sort_words):
        alike.setdefault(_Label(short_names(work), year_of(work)), []).append(work)
    for label, rivals in alike.items():
        for nth, work in enumerate(rivals):
            yield work.key, label._replace(year=f"{label.year}{_letter(nth)}") if len(rivals) > 1 else label


def _letter(nth: int) -> str:
    return chr(ord("a") + nth) if nth < 26 else f"-{nth + 1}"


def _address(work: Reference) -> str:
    return normal_address(work.url) if safe(work.url) else ""


def _words(text: str) -> Node:
    return Node("text", (), text)


def _merged(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes, neighbouring words as one, and none that are empty."""
    last: Node | None = None
    for node in nodes:
        if last and last.kind == node.kind == "text":
            last = last._replace(text=last.text + node.text)
            continue
        if last and (last.text or last.children):
            yield last
        last = node
    if last and (last.text or last.children):
        yield last


def _keep_apart(before: list[Node]) -> None:
    """A blank after a word that a citation would touch: `<d-cite>` stands where the reader sees a number raised."""
    last = before[-1] if before else None
    if last is None or last.kind in ("softbreak", "break"):
        return
    if last.kind != "text":
        before.append(_words(" "))
    elif last.text and last.text[-1] not in " \t\n\u00a0([{“‘\"'/":
        before[-1] = last._replace(text=f"{last.text} ")
