"""An article of the editor's own in; the opening of the draft out, with its headings below those of the sections."""

from __future__ import annotations

from collections.abc import Iterable

from newsletter.model.node import Document, Node
from newsletter.model.publication import Settings
from newsletter.model.source import Source


def is_own(source: Source, settings: Settings) -> bool:
    """Whether the editor wrote a seed: one of its authors is one of the publication's."""
    if not source.authors:
        return False
    ours = {person.name.casefold() for person in settings.authors}
    return any(author.casefold() in ours for author in source.authors)


def own_essay(sources: Iterable[Source], settings: Settings) -> Source | None:
    """The newest article of the editor's own; by path where dates do not tell."""
    own = [source for source in sources if is_own(source, settings) and source.body.nodes]
    return max(
        own, key=lambda source: (source.published.iso() if source.published else "", str(source.path)), default=None
    )


def opening(essay: Source) -> str:
    """The essay as Markdown. Its title becomes the issue's, so a heading that repeats it falls away."""
    from newsletter.document import to_markdown

    nodes = essay.body.nodes
    if nodes[0].kind == "heading" and nodes[0].plain().strip() == essay.title:
        nodes = nodes[1:]
    levels = [int(node.get("level") or 1) for node in nodes if node.kind == "heading"]
    down = max(0, 3 - min(levels, default=3))
    return to_markdown(Document(tuple(_lowered(node, down) for node in nodes), essay.body.footnotes)).strip()


def _lowered(node: Node, down: int) -> Node:
    if node.kind != "heading" or not down:
        return node
    level = min(6, int(node.get("level") or 1) + down)
    return node._replace(attrs=(("level", level), *(attr for attr in node.attrs if attr[0] != "level")))
