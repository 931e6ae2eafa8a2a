"""A seed in, a Source out. To read one more format: one file, and one line here, before those that take anything."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.registry import Registry
from newsletter.sources.gist import prose
from newsletter.sources.lines import decode, numbered, rejoined
from newsletter.sources.noise import without_noise
from newsletter.sources.noise_rules import RULES, Rule
from newsletter.sources.reader import Reader
from newsletter.text import front_matter
from newsletter.text.words import count_words

READERS: Registry[Reader] = Registry(
    "reader",
    {
        "notes": "newsletter.sources.notes:READER",
        "bibtex": "newsletter.sources.bibtex:READER",
        "opml": "newsletter.sources.opml:READER",
        "feed": "newsletter.sources.feed:READER",
        "eml": "newsletter.sources.eml:READER",
        "html": "newsletter.sources.html:READER",
        "links": "newsletter.sources.url_list:READER",
        "jekyll": "newsletter.sources.jekyll:READER",
        "mdx": "newsletter.sources.mdx:READER",
        "plain_text": "newsletter.sources.plain_text:READER",
        "asciidoc": "newsletter.sources.asciidoc:READER",
        "org": "newsletter.sources.org:READER",
        "restructured_text": "newsletter.sources.restructured_text:READER",
        "markdown": "newsletter.sources.markdown:READER",
    },
)


def read(raw: Raw, rules: tuple[Rule, ...] = RULES) -> Source:
    """What stands in a seed. A format that nobody reads gives an empty Source with a finding, never silence.

    What was copied along with an article is taken out by `rules` before a reader sees it, and listed in the Source.
    """
    for reader in READERS.values():
        if reader.accepts(raw):
            source = _without_noise(raw, reader, rules) if reader.noisy else reader.read(raw)
            told = source.problems
            if source.empty and not told and source.format != "notes":  # a page of notes may wait for its first one
                told = (_nothing(raw),)
            return replace(source, running=count_words(prose(source.body, whole=False)), problems=told)
    suffix = PurePosixPath(raw.path).suffix or "a file without an ending"
    problem = Problem("W752", f"no reader for {suffix}; the seed was left out", raw.path)
    return Source(raw.path, "unknown", problems=(problem,))


def _nothing(raw: Raw) -> Problem:
    return Problem(
        "W756", "there is nothing to read in this seed", raw.path, hint="write something, or delete the file"
    )


def _without_noise(raw: Raw, reader: Reader, rules: tuple[Rule, ...]) -> Source:
    """The Source of a text without its noise: blank lines hold its place, so that lines keep their numbers."""
    text = decode(raw)
    body_line = front_matter.split(text).body_line
    lines = numbered(text)
    head, body = lines[: body_line - 1], lines[body_line - 1 :]
    kept, removed = without_noise(body, rules, raw.path)
    if not removed:
        return reader.read(raw)
    source = reader.read(raw._replace(data=rejoined((*head, *kept)).encode()))
    return replace(source, removed=(*removed, *source.removed))
