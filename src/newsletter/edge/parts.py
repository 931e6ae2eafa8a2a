"""A page or a review, packed: with names in the places of issues, so that it is small, and whole again elsewhere."""

from __future__ import annotations

import io
import pickle
import zlib
from typing import Any

from newsletter.edge.roll import Roll, Row
from newsletter.model.issue import Issue
from newsletter.model.planned import Planned
from newsletter.render.outline import Outline, Outlines, outlined


def packed(value: object) -> bytes:
    """The value. Much in it is said again and again: where the other years of a list are."""
    file = io.BytesIO()
    _Pickler(file, protocol=5).dump(value)
    return zlib.compress(file.getvalue(), 1)


def unpacked(data: bytes, roll: Roll) -> Any:
    """The value, with the whole issues of the roll, and their outlines, in the places of planned ones."""
    return _Unpickler(zlib.decompress(data), roll).load()


class _Pickler(pickle.Pickler):
    """Writes names in place of issues."""

    def persistent_id(self, value: Any) -> tuple[str, object] | None:
        kind = type(value)
        if kind is Outline or kind is Planned:
            return kind.__name__, value.place
        if kind is Outlines:
            return kind.__name__, tuple(issue.place for issue in value.issues)
        return None


class _Unpickler(pickle.Unpickler):
    """Reads issues in place of names."""

    def __init__(self, data: bytes, roll: Roll) -> None:
        super().__init__(io.BytesIO(data))
        self._roll = roll

    def persistent_load(self, name: tuple[str, Any]) -> Issue | Outline | Outlines:
        kind, place = name
        if kind == Outlines.__name__:
            return Outlines(Row(self._roll, place))
        issue = self._roll.whole(place)
        return outlined(issue) if kind == Outline.__name__ else issue
