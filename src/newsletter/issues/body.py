"""The body of an issue file in; the Issue with its sections and entries, and the Document, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import NamedTuple

from newsletter.document import parse_markdown
from newsletter.issues.entries import entries_of
from newsletter.issues.head import decode
from newsletter.model.digest import digest
from newsletter.model.issue import Head, Issue, Link, Section
from newsletter.model.node import Document, Node
from newsletter.model.source import Raw
from newsletter.sections import OTHER, kind_of_heading
from newsletter.sections.kind import SectionKind
from newsletter.text import front_matter
from newsletter.text.words import count_words, normal_title


class Manuscript(NamedTuple):
    """An issue and its text."""

    issue: Issue
    document: Document


def read_body(head: Head, raw: Raw, among: Sequence[SectionKind]) -> Manuscript:
    """The whole issue. The title is the page's only `h1`, so other headings of level 1 move one level down."""
    text, _ = decode(raw)
    split = front_matter.split(text)
    parsed = parse_markdown(split.body, raw.path, split.body_line)
    document = replace(parsed, nodes=_below_title(parsed.nodes, head.title))
    values = {field.name: getattr(head, field.name) for field in fields(Head)}
    values["problems"] = head.problems + document.problems
    issue = Issue(
        **values,
        fingerprint=digest(*(value for value in values.values()), raw.data),
        sections=tuple(sections_of(document, among)),
        words=sum(count_words(node.plain()) for node in (*document.nodes, *document.footnotes)),
        links=tuple(Link(node.plain(), node.string("url"), node.line) for node in document.links() if node.get("url")),
    )
    return Manuscript(issue, document)


def _below_title(nodes: tuple[Node, ...], title: str) -> tuple[Node, ...]:
    first = next((place for place, node in enumerate(nodes) if node.kind != "comment"), None)
    if first is not None and _is_title(nodes[first], title):
        nodes = nodes[:first] + nodes[first + 1 :]
    if any(node.kind == "heading" and node.get("level") == 1 for node in nodes):
        return tuple(_lowered(node) for node in nodes)
    return nodes


def _is_title(node: Node, title: str) -> bool:
    return node.kind == "heading" and node.get("level") == 1 and normal_title(node.plain()) == normal_title(title)


def _lowered(node: Node) -> Node:
    if node.kind != "heading":
        return node
    return node._replace(attrs=(("level", min(6, int(node.get("level") or 1) + 1)), *node.attrs[1:]))


def sections_of(document: Document, among: Sequence[SectionKind]) -> Iterator[Section]:
    """The sections: what stands between headings of the highest level in the text (as a rule `##`)."""
    levels = [int(node.get("level") or 6) for node in document.nodes if node.kind == "heading"]
    if not levels:
        return
    level = min(levels)
    starts = [
        place for place, node in enumerate(document.nodes) if node.kind == "heading" and node.get("level") == level
    ]
    for start, end in zip(starts, [*starts[1:], len(document.nodes)], strict=True):
        heading, inside = document.nodes[start], document.nodes[start + 1 : end]
        title = heading.plain().strip()
        kind = kind_of_heading(title, among) if title else OTHER
        empty = all(node.kind in ("comment", "rule") for node in inside)
        yield Section(kind, title, heading.string("id"), heading.line, tuple(entries_of(inside)), empty)
