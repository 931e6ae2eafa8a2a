"""Sources and notes in, the topics that they suggest for a draft out: proposed to the writer, never asserted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsletter.model.source import Note
from newsletter.text.keyphrases import topics_from
from newsletter.text.patterns import pattern
from newsletter.text.phrases import phrases_of
from newsletter.text.slugs import slugify

Keywords = tuple[tuple[str, int], ...]
"""The phrases of a text, each with how often it is said."""
_CODE = pattern(r"(```+|~~~+).*?(?:\1|\Z)|`[^`\n]*`|<[^<>\n]*>", re.S)


def suggested_topics(
    texts: Iterable[Keywords], notes: Sequence[Note], known: Iterable[str] = (), most: int = 6
) -> tuple[str, ...]:
    """Topics for a draft: all that the notes mark with `#word`, then what the words suggest, up to `most` in all.

    `texts` are the keywords of the sources in the draft; `known` are the topics of earlier issues.
    """
    marked = tuple(dict.fromkeys(slugify(topic) for note in notes for topic in note.topics))
    said = phrases_of("\n\n".join(_CODE.sub(" ", note.text) for note in notes))
    found = topics_from([text for text in (*texts, said) if text], known, most + len(marked))
    return (*marked, *(topic for topic in found if topic not in marked))[: max(most, len(marked))]
