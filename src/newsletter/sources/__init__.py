"""A seed in, a Source out. To read one more format: one file, and one line here, before those that take anything."""

from __future__ import annotations

from pathlib import PurePosixPath

from newsletter.model.problem import Problem
from newsletter.model.source import Raw, Source
from newsletter.registry import Registry
from newsletter.sources.reader import Reader

READERS: Registry[Reader] = Registry(
    "reader",
    {
        "notes": "newsletter.sources.notes:READER",
        "markdown": "newsletter.sources.markdown:READER",
    },
)


def read(raw: Raw) -> Source:
    """What stands in a seed. A format that nobody reads gives an empty Source with a finding, never silence."""
    for reader in READERS.values():
        if reader.accepts(raw):
            return reader.read(raw)
    suffix = PurePosixPath(raw.path).suffix or "a file without an ending"
    problem = Problem("W752", f"no reader for {suffix}; the seed was left out", raw.path)
    return Source(raw.path, "unknown", problems=(problem,))
