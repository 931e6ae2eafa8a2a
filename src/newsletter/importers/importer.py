"""What an importer is: it tells its format by the content, and makes values of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from newsletter.review.readers import Reads


class Counted(NamedTuple):
    """How often something was read, and all by which it may be known: an issue, or another page. No reader is in it.

    `line` is where it stands in the export.
    """

    reads: Reads
    id: str = ""
    address: str = ""
    title: str = ""
    day: date | None = None
    line: int = 0

    def __str__(self) -> str:
        return self.title or self.address or self.id


class Imported(NamedTuple):
    """What an export holds, and what of it could not be read, by line."""

    counted: tuple[Counted, ...] = ()
    faults: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Importer:
    """`source` is who counted, as `seeds/statistics.csv` names it; `about` is what to export, in a few words."""

    source: str
    about: str
    accepts: Callable[[bytes], bool]
    read: Callable[[bytes], Imported]
