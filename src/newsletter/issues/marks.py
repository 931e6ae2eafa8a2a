"""`<!--more-->`, before which stands the summary, and `<!--paywall-->`, before which stands what is for everybody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from newsletter.document.syntax.toc import with_contents
from newsletter.model.issue import PAID, Issue
from newsletter.model.node import Document, Node
from newsletter.text.patterns import pattern
from newsletter.text.words import cut

_MORE = pattern(r"\s*(?:more|excerpt|truncate|break)\s*", re.I)
_PAYWALL = pattern(r"\s*(?:paywall|members[ -]only|subscribers[ -]only|paid)\s*", re.I)
_LONGEST = 280


def excerpt(document: Document) -> str:
    """The words before `<!--more-->` (Hugo, WordPress, Jekyll), at most 280 characters; "" without such a mark."""
    before = _before(document, _MORE)
    words = " ".join(node.plain() for node in before or () if node.kind in ("paragraph", "quote"))
    return cut(" ".join(words.split()), _LONGEST)


def public_part(document: Document, issue: Issue) -> Document | None:
    """Of a paid issue, what stands before `<!--paywall-->` (Ghost: `<!--members-only-->`) and the way to the rest.

    None without a mark, or when the issue is for everyone. Of footnotes and references, those remain that are used
    there; a table of contents lists what is there.
    """
    before = _before(document, _PAYWALL) if issue.audience == PAID else None
    if before is None:
        return None
    subscribe = "../" * (issue.place.count("/") + 1) + "subscribe/"
    words = Node("text", (), "The rest of this issue is for subscribers. Subscribe to read it.")
    invitation = Node("paragraph", (Node("link", (words,), "", (("url", subscribe), ("title", ""))),))
    used = {each.get("number") for node in before for each in node.walk() if each.kind == "footnote_ref"}
    notes = tuple(note for note in document.footnotes if note.get("number") in used)
    nodes = (*with_contents(before), invitation, *_references(document, (*before, *notes)))
    return replace(document, nodes=nodes, footnotes=notes)


def _references(document: Document, free: tuple[Node, ...]) -> Iterator[Node]:
    """The list of references, of which those remain that the free part cites, with the ways back to it."""
    uses = Counter(each.get("number") for node in free for each in node.walk() if each.kind == "cite_mark")
    for node in document.nodes:
        works = [work for work in node.children if uses[work.get("number")]] if node.kind == "references" else []
        if works:
            yield node._replace(children=tuple(_used(work, uses[work.get("number")]) for work in works))


def _used(work: Node, uses: int) -> Node:
    return work._replace(attrs=tuple((name, uses if name == "uses" else value) for name, value in work.attrs))


def _before(document: Document, mark: re.Pattern[str]) -> tuple[Node, ...] | None:
    found = tuple(takewhile(lambda node: node.kind != "comment" or not mark.fullmatch(node.text), document.nodes))
    return None if len(found) == len(document.nodes) else found
