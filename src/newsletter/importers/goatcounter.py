"""GoatCounter: the export has a line for each view. They are counted by path; who it was that looked is not read."""

from __future__ import annotations

from collections import Counter

from newsletter.importers.importer import Counted, Imported, Importer
from newsletter.importers.tables import heads_of, rows_of, without_readers
from newsletter.review.readers import Reads


def _accepts(data: bytes) -> bool:
    """The number of the format stands before the first name: `2Path`, or `2,Path` as its page of help has it."""
    heads = heads_of(data)
    return {"event", "bot", "firstvisit"} <= set(heads) and any(head.lstrip("0123456789_") == "path" for head in heads)


def _read(data: bytes) -> Imported:
    views: Counter[str] = Counter()
    visits: Counter[str] = Counter()
    first: dict[str, int] = {}
    path = next(head for head in heads_of(data) if head.lstrip("0123456789_") == "path")
    for row in rows_of(data):
        address = without_readers(row.cells.get(path, "").strip())
        if row.cells.get("event", "") in ("true", "1") or row.cells.get("bot", "0") not in ("", "0") or not address:
            continue
        first.setdefault(address, row.line)
        views[address] += 1
        visits[address] += row.cells.get("firstvisit", "") in ("true", "1")
    counted = (Counted(Reads(number, visits[page]), address=page, line=first[page]) for page, number in views.items())
    return Imported(tuple(counted))


IMPORTER = Importer("goatcounter", "the CSV export of all views", _accepts, _read)
