"""A formula as a picture, for readers whose programs cannot set formulas: mail clients and feed readers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class FormulaPicture(NamedTuple):
    """The picture of a formula: PNG bytes at twice the size in which it is shown.

    `width`, `height` and `depth` (how far it reaches below the line of writing) are CSS pixels.
    """

    name: str
    width: int
    height: int
    depth: int
    png: bytes


class FormulaKey(NamedTuple):
    """What a formula shows: its TeX, whether it stands on a line of its own, the macros that it needs."""

    tex: str
    display: bool
    macros: str = ""


FormulaPictures = Mapping[FormulaKey, FormulaPicture]
