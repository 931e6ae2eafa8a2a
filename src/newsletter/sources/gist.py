"""A Source in, the gist of its words out: what a draft shows of them once the text is let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from newsletter.model.item import Item
from newsletter.model.node import Document, Node
from newsletter.model.source import Gist, Source
from newsletter.text.phrases import phrases_of
from newsletter.text.sentences import one_liner


def gist_of(source: Source) -> Gist:
    """The one-liner and the keywords of a Source. Notes are the editor's words and get no summary.

    BibTeX and feeds have no text of their own; the titles of their items speak for them. An OPML lists only feeds.
    """
    if source.format == "opml":
        return Gist()
    items = (words for item in source.items for words in (item.title, *(seen.words for seen in item.seen)))
    said = prose(source.body) or "\n\n".join(filter(None, items))
    told = one_liner(prose(source.body, whole=False), source.title) if source.format != "notes" else ""
    phrases = phrases_of(f"{source.title}\n\n{said}")
    return Gist(told, phrases if source.body.nodes else (*_marked(source.items), *phrases))


def _marked(items: Iterable[Item]) -> Iterator[tuple[str, int]]:
    """The topics that the entries of a bibliography or a feed are marked with, when two of them and more are."""
    times = Counter(topic.replace("-", " ") for item in items for topic in item.topics)
    return ((topic, count) for topic, count in times.items() if count > 1)


def prose(body: Document, whole: bool = True) -> str:
    """The running text of a document, a paragraph or heading between blank lines: no code, table, picture or markup.

    Unless it is to be the `whole`, lists, quotations, asides and footnotes are left out: they tell of something else.
    """
    if whole:
        return "\n\n".join(filter(None, _blocks((*body.nodes, *body.footnotes), _UNREAD)))
    return "\n\n".join(filter(None, _blocks(body.nodes, _UNREAD | _ASIDE)))


_UNREAD = frozenset("code codespan math table figure figures image media html comment dropped rule anchor cite".split())
_ASIDE = frozenset(["list", "quote", "callout", "details"])
_LEAVES = frozenset(["paragraph", "plain", "heading", "summary"])


def _blocks(nodes: Iterable[Node], unread: frozenset[str]) -> Iterator[str]:
    for node in nodes:
        if node.kind in _LEAVES:
            yield node.plain()
        elif node.kind not in unread:
            yield from _blocks(node.children, unread)
