"""The pages about more than one issue, each made again only when the digest of all it is about changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from newsletter import pipeline
from newsletter.edge.memory import Memory
from newsletter.edge.output import Output
from newsletter.model.artifact import Theme
from newsletter.model.beside import Beside
from newsletter.model.issue import Head, Issue
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Publication
from newsletter.model.source import Raw
from newsletter.render.renderer import Press, Texts

_AT_HAND = 64
"""How many bodies are kept in hand: several feeds show the newest issues, one after the other."""


def write_pages(
    publication: Publication,
    theme: Theme,
    base: str,
    sources: Mapping[PurePosixPath, tuple[Head, Raw, Beside]],
    memory: Memory,
    output: Output,
) -> Iterator[Problem]:
    """Write what changed; a page whose template fails keeps its last good file, and the others are made as ever."""

    at_hand: dict[str, Texts] = {}

    def texts(issue: Issue) -> Texts:
        """The body of an issue: remembered from when its own pages were made, or read again."""
        key = "text:" + issue.fingerprint
        if key not in at_hand:
            if len(at_hand) > _AT_HAND:
                at_hand.clear()
            head, raw, beside = sources[issue.path]
            known = memory.recall([key]).get(key)
            at_hand[key] = known or pipeline.texts(pipeline.manuscript(head, raw, publication.settings, beside))
        return at_hand[key]

    press = Press(publication.settings, theme, texts)
    for page in pipeline.pages(publication):
        key = pipeline.page_key(page, base)
        if output.has(key):
            output.keep(key)
            continue
        try:
            output.write(page.path, key, pipeline.made(page, press).data)
        except NewsletterError as error:
            yield from error.problems or (Problem("E801", error.message, PurePosixPath(page.path), hint=error.hint),)
            output.keep_below(str(page.path))
