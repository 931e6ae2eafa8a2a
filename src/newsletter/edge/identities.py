"""What the last build called the issues: the memory keeps it; without it, the feed that lies there tells."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Protocol

from newsletter import pipeline
from newsletter.edge.memory import KEPT, Memory
from newsletter.edge.project import SETTINGS
from newsletter.issues.identities import Known, known_by, seen_twice
from newsletter.model.issue import Head
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Settings

_KEY = KEPT + "ids"


def twins(root: Path, output: Path, settings: Settings, memory: Memory, public: Sequence[Head]) -> tuple[Problem, ...]:
    """An error for each issue that subscribers know by another id than it has now; none before the first build."""
    place = PurePosixPath(SETTINGS if (root / SETTINGS).exists() else "pyproject.toml")
    return tuple(seen_twice(_known(memory, output), public, settings, place))


class Options(Protocol):
    """What was asked of a build."""

    @property
    def output(self) -> Path: ...
    @property
    def drafts(self) -> bool: ...
    @property
    def only(self) -> tuple[str, ...]: ...
    @property
    def force(self) -> bool: ...


def compared(
    root: Path, options: Options, settings: Settings, memory: Memory, heads: Iterable[Head], now: datetime
) -> tuple[Known, ...]:
    """What subscribers will know the issues by, if that is new. Refused, with reasons, while they would see one twice.

    A feed that went out cannot be called back, so nothing is written then. A build of drafts, or of one issue, is
    not for subscribers: it gives nothing to remember.
    """
    if options.drafts or options.only:
        return ()
    public = [head for head in heads if pipeline.is_out(head, now)]
    ids = known_by(public)
    if memory.recall([_KEY]).get(_KEY) == ids:
        return ()
    told = () if options.force else twins(root, options.output, settings, memory, public)
    if told:
        raise NewsletterError(problems=told, exit_code=1)
    return ids


def remember(memory: Memory, ids: tuple[Known, ...]) -> None:
    """From now on the issues are known by these."""
    if ids:
        memory.remember([(_KEY, ids)])


def _known(memory: Memory, output: Path) -> tuple[Known, ...]:
    found = memory.recall([_KEY])
    return found[_KEY] if _KEY in found else _from_feed(output / "feed.json")


def _from_feed(path: Path) -> tuple[Known, ...]:
    try:
        items = json.loads(path.read_bytes())["items"]
        return tuple(Known(item["id"], item["url"], item["title"], item["date_published"][:10]) for item in items)
    except (OSError, ValueError, KeyError, TypeError):
        return ()
