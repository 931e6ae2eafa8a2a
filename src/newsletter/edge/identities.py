"""What the last build called the issues: the memory keeps it; without it, the feed that lies there tells."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from newsletter.edge.memory import KEPT, Memory
from newsletter.issues.identities import Known, known_by
from newsletter.model.issue import Head

_KEY = KEPT + "ids"


def known(memory: Memory, output: Path) -> tuple[Known, ...]:
    """The issues as subscribers know them; none before the first build."""
    found = memory.recall([_KEY])
    return found[_KEY] if _KEY in found else _from_feed(output / "feed.json")


def remember(memory: Memory, heads: Iterable[Head], before: tuple[Known, ...]) -> None:
    """From now on they are known by these ids."""
    now = known_by(heads)
    if now != before:
        memory.remember([(_KEY, now)])


def _from_feed(path: Path) -> tuple[Known, ...]:
    try:
        items = json.loads(path.read_bytes())["items"]
        return tuple(Known(item["id"], item["url"], item["title"], item["date_published"][:10]) for item in items)
    except (OSError, ValueError, KeyError, TypeError):
        return ()
