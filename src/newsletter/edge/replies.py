"""What addresses replied of late, so that a second look is quick: one small file, which may be deleted at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from newsletter.edge.memory import Memory
from newsletter.edge.project import STATE
from newsletter.model.reply import Reply

FILE = f"{STATE}/replies.sqlite"
_GOOD = timedelta(days=7)
_OTHER = timedelta(hours=1)
"""What is not well is looked at again soon: it may have been mended, or was a bad moment."""


class Replies:
    """The replies that still count at a moment, and those that come."""

    def __init__(self, memory: Memory, now: datetime) -> None:
        self._memory, self._now = memory, now
        kept: Mapping[str, tuple[Reply, datetime]] = memory.recall(memory.names("http"))
        self.known = {address: reply for address, (reply, when) in kept.items() if _counts(reply, when, now)}
        memory.forget_all_but(self.known)

    def keep(self, address: str, reply: Reply) -> None:
        """Know a reply from now on, whatever becomes of the others."""
        self.known[address] = reply
        self._memory.remember([(address, (reply, self._now))])
        self._memory.commit()


def _counts(reply: Reply, when: datetime, now: datetime) -> bool:
    return when <= now < when + (_GOOD if reply.standing in ("good", "moved") else _OTHER)


@contextmanager
def replies(root: Path, now: datetime) -> Iterator[Replies]:
    """The replies to this publication. What was kept stays, whatever ends the asking."""
    memory = Memory(root / FILE)
    try:
        yield Replies(memory, now)
    finally:
        memory.close()
