"""The body of an issue file in; the Issue with its sections and entries, and the Document, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from typing import NamedTuple

from newsletter.document import parse_markdown
from newsletter.document.lookups import Wishes, looked_up
from newsletter.document.losses import losses, unwritten
from newsletter.document.smart import smart
from newsletter.issues.corrections import with_corrections
from newsletter.issues.entries import entries_of, works_of
from newsletter.issues.head import decode
from newsletter.issues.marks import excerpt
from newsletter.issues.predictions import predictions_of
from newsletter.issues.told_facts import with_facts
from newsletter.model.beside import NOTHING, Beside
from newsletter.model.digest import digest
from newsletter.model.issue import Head, Issue, Link, Section
from newsletter.model.node import Document, Node, plain
from newsletter.model.problem import Problem
from newsletter.model.source import Raw
from newsletter.sections import OTHER, kind_of_heading
from newsletter.sections.kind import SectionKind
from newsletter.text import front_matter
from newsletter.text.urls import canonical, is_web
from newsletter.text.words import count_words, normal_title


class Manuscript(NamedTuple):
    """An issue and its text."""

    issue: Issue
    document: Document


def read_body(
    head: Head,
    raw: Raw,
    among: Sequence[SectionKind],
    beside: Beside = NOTHING,
    citations: str = "numbered",
    smart_signs: bool = False,
) -> Manuscript:
    """The whole issue. The title is the page's only `h1`, so other headings of level 1 move one level down."""
    text, _ = decode(raw)
    split = front_matter.split(text)
    written = parse_markdown(split.body, raw.path, split.body_line, _known(head) if "{{" in split.body else {})
    parsed = looked_up(written, beside, Wishes(head.citations or citations, head.toc), raw.path, text)
    document = _below_title(parsed, head.title)
    document = smart(document, head.language) if smart_signs else document
    values = {field.name: getattr(head, field.name) for field in fields(Head)}
    values["description"] = head.description or excerpt(document)
    values["problems"] = (*head.problems, *beside.problems, *document.problems, *_unwritten(document, raw))
    sections = tuple(sections_of(document, among))
    document = with_corrections(document, head)
    issue = Issue(
        **values,
        fingerprint=digest(*(value for value in values.values()), raw.data, beside),
        outline=_outline(head, sections),
        sections=sections,
        words=count_words("\n".join([plain((node,)) for node in (*document.nodes, *document.footnotes)])),
        links=tuple(_link(node) for node in document.links() if node.get("url")),
        losses=tuple(losses(document)),
        predictions=tuple(predictions_of(document)),
        works=works_of(sections),
        tags=tuple(dict.fromkeys(tag for section in sections for entry in section.entries for tag in entry.topics)),
    )
    return Manuscript(issue, with_facts(document, beside.facts))


def _known(head: Head) -> dict[str, str]:
    """What the front matter says, by the names that Jekyll and VitePress have for it."""
    said = {**{key: str(value) for key, value in head.extra}, "title": head.title}
    return {f"{page}.{key}": value for page in ("page", "$frontmatter") for key, value in said.items()}


def _unwritten(document: Document, raw: Raw) -> Iterator[Problem]:
    for node, target in unwritten(document):
        hint = "please report it; until then, write it in another way"
        yield Problem("E331", f"{target} has no way to write a {node.kind}", raw.path, node.line, hint=hint)


def _outline(head: Head, sections: tuple[Section, ...]) -> str:
    """The digest of all that lists show of an issue: not on which line a thing stands, nor what is wrong with it."""
    bare = [(part[:3], part.empty, [entry[:4] + entry[5:] for entry in part.entries]) for part in sections]
    return digest(replace(head, problems=()), repr(bare))


def _link(node: Node) -> Link:
    url = node.string("url")
    return Link(node.plain(), url, node.line, canonical(url) if is_web(url) else "")


def _below_title(document: Document, title: str) -> Document:
    """Without the title. A text that is built of level 1 moves down as a whole, a stray `#` among `##` alone."""
    if all(_level(heading) != 1 for heading in document.headings()):
        return document
    nodes = document.nodes
    first = next((place for place, node in enumerate(nodes) if node.kind == "heading"), None)
    if first is not None and _is_title(nodes[first], title):
        nodes = nodes[:first] + nodes[first + 1 :]
    nodes = tuple(_without_title_inside(node) if node.kind in _CONTAINERS else node for node in nodes)
    levels = [_level(node) for node in nodes if node.kind == "heading"]
    moving = range(1, 7) if levels.count(1) > 1 and levels[0] == 1 else (1,)
    return document.with_nodes(
        tuple(_lowered(node) if node.kind == "heading" and _level(node) in moving else node for node in nodes)
    )


_CONTAINERS = frozenset({"quote", "list", "item", "details", "block", "callout"})


def _without_title_inside(node: Node) -> Node:
    """A container with no heading of level 1 in it: a quotation of a whole text must not look like the title."""
    if node.kind == "heading" and _level(node) == 1:
        return _lowered(node)
    if node.kind not in _CONTAINERS:
        return node
    return node._replace(children=tuple(map(_without_title_inside, node.children)))


def _is_title(node: Node, title: str) -> bool:
    return node.kind == "heading" and _level(node) == 1 and normal_title(node.plain()) == normal_title(title)


def _lowered(node: Node) -> Node:
    return node._replace(attrs=(("level", min(6, _level(node) + 1)), *node.attrs[1:]))


def sections_of(document: Document, among: Sequence[SectionKind]) -> Iterator[Section]:
    """The sections: what stands between headings of the highest level in the text (as a rule `##`).

    Entries above the first heading, or in a text that has none, make a section without a title.
    """
    nodes = document.nodes
    headings = [place for place, node in enumerate(nodes) if node.kind == "heading"]
    highest = min((_level(nodes[place]) for place in headings), default=0)
    starts = [place for place in headings if _level(nodes[place]) == highest]
    before = tuple(entries_of(nodes[: starts[0]] if starts else nodes))
    if before:
        yield Section(OTHER, "", "", before[0].line, before)
    for start, end in pairwise([*starts, len(nodes)]):
        heading, inside = nodes[start], nodes[start + 1 : end]
        title = heading.plain().strip()
        kind = kind_of_heading(title, among) if title else OTHER
        empty = all(node.kind in ("comment", "rule") for node in inside)
        yield Section(kind, title, heading.string("id"), heading.line, tuple(entries_of(inside)), empty)


def _level(heading: Node) -> int:
    return int(heading.get("level") or 6)
