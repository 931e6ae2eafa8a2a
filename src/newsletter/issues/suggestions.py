"""Sources and notes in, the topics that they suggest for a draft out: proposed to the writer, never asserted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsletter.document import parse_markdown
from newsletter.model.source import Note, Source
from newsletter.sources.gist import prose
from newsletter.text.keyphrases import topics_from
from newsletter.text.phrases import phrases_of
from newsletter.text.slugs import slugify


def suggested_topics(
    sources: Sequence[Source], notes: Sequence[Note], known: Iterable[str] = (), most: int = 6
) -> tuple[str, ...]:
    """Topics for a draft: all that the notes mark with `#word`, then what the words suggest, up to `most` in all.

    `known` are the topics of earlier issues. Pages of notes among the sources are passed over: `notes` speak for them.
    """
    marked = tuple(dict.fromkeys(slugify(topic) for note in notes for topic in note.topics))
    texts = [source.keywords for source in sources if source.format != "notes"]
    texts.append(phrases_of("\n\n".join(prose(parse_markdown(note.text)) for note in notes)))
    found = topics_from([text for text in texts if text], known, most + len(marked))
    return (*marked, *(topic for topic in found if topic not in marked))[: max(most, len(marked))]
