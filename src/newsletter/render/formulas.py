"""A formula in, its picture out: MathML set by ziamath in STIX Two Math, drawn by resvg; the same bytes everywhere.

The picture brings its own light plate with it: black letters on nothing would vanish in a dark mail client, and a
client that turns backgrounds dark leaves pictures alone. It is twice as fine as it is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from math import ceil
from pathlib import PurePosixPath
from typing import Any
from warnings import catch_warnings, simplefilter
from xml.etree.ElementTree import Element, SubElement, tostring

from newsletter.document.mathml import mathml
from newsletter.model.digest import digest
from newsletter.model.formula import FormulaKey, FormulaPicture, FormulaPictures
from newsletter.model.node import Document
from newsletter.model.problem import Problem

SIZE = 18
"""Of the letters, in CSS pixels: a little more than the text of the email, as STIX is a small face."""

INK, PLATE = "#211d19", "#ffffff"
_PAD = 3
_FINE = 2
_LARGEST = 4000


def formulas(document: Document) -> dict[FormulaKey, int]:
    """The formulas of a text, each once, in reading order, with the line where it stands first."""
    lines: dict[FormulaKey, int] = {}
    for node in document.of("math", "equation"):
        if not node.get("fault") and not node.get("defines"):
            lines.setdefault(FormulaKey(node.text, node.kind == "equation", node.string("macros")), node.line)
    return lines


_BEGIN = "formula-"


def formula_name(key: FormulaKey) -> str:
    """The name of the file: a digest of the formula, of how it is drawn, and of what draws it."""
    return f"{_BEGIN}{digest(*key, SIZE, _PAD, _FINE, INK, PLATE, _drawn_by())[:20]}.png"


@cache
def _drawn_by() -> str:
    from importlib.metadata import version

    return " ".join(f"{name} {version(name)}" for name in ("ziamath", "resvg_py", "latex2mathml"))


KnownFormulas = Callable[[Iterable[str]], Mapping[str, FormulaPicture]]


def formula_key(path: str) -> str:
    """The key under which the picture in a file is remembered: its name says all that it is made of."""
    return path.rpartition("/")[2]


def formula_keys(paths: Iterable[str]) -> set[str]:
    """The same of those files, among all that lie somewhere, that may hold the picture of a formula."""
    return {formula_key(path) for path in paths if _BEGIN in path}


def formula_pictures(document: Document, known: KnownFormulas) -> dict[FormulaKey, FormulaPicture]:
    """The pictures of a text's formulas: those that are `known`, and the others drawn now."""
    wanted = {key: formula_key(formula_name(key)) for key in formulas(document)}
    if not wanted:
        return {}
    there = known(wanted.values())
    fresh = drawn(key for key, name in wanted.items() if name not in there)
    return {key: picture for key, name in wanted.items() if (picture := there.get(name) or fresh.get(key))}


def undrawn(document: Document, pictures: FormulaPictures, path: PurePosixPath) -> Iterator[Problem]:
    """The formulas that the page shows and that nobody can draw for mails and feeds."""
    for key, line in formulas(document).items():
        if key not in pictures:
            hint = "look at it in the mail, and write it in a simpler way if the TeX does not do"
            yield Problem("W316", "the formula cannot be drawn: mails and feeds show its TeX", path, line, hint=hint)


def drawn(keys: Iterable[FormulaKey]) -> dict[FormulaKey, FormulaPicture]:
    """The pictures of those formulas that can be set."""
    found = {}
    for key in keys:
        picture = _picture(key)
        if picture:
            found[key] = picture
    return found


@cache
def _ziamath() -> Any:
    """The setter of formulas, loaded with the first one; it warns of what it uses of the standard library."""
    with catch_warnings():
        simplefilter("ignore")
        import ziamath
    return ziamath


def _picture(key: FormulaKey) -> FormulaPicture | None:
    from resvg_py import svg_to_bytes

    try:
        element = deepcopy(mathml(*key))  # ziamath changes what it is given
        setting = _ziamath().Math(element, size=SIZE, margin=0)
        box = setting.node.bbox
        width, height = ceil(box.xmax - box.xmin) + 2 * _PAD, ceil(box.ymax - box.ymin) + 2 * _PAD
        if not 0 < width <= _LARGEST or not 0 < height <= _LARGEST:
            return None
        svg = _on_plate(setting, width, height)
        png = svg_to_bytes(svg_string=svg, zoom=_FINE, skip_system_fonts=True)
    except Exception:  # ziamath ends in many ways on what it cannot set; the TeX is shown instead
        return None
    depth = round(_PAD - box.ymin)
    return FormulaPicture(formula_name(key), width, height, max(0, depth), bytes(png))


def _on_plate(setting: Any, width: int, height: int) -> str:
    box = setting.node.bbox
    svg = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": str(width), "height": str(height)})
    svg.set("viewBox", f"0 0 {width} {height}")
    SubElement(svg, "rect", {"width": str(width), "height": str(height), "rx": "4", "fill": PLATE})
    group = SubElement(svg, "g", {"fill": INK})
    setting.node.draw(_PAD - box.xmin, _PAD + box.ymax, group)
    return tostring(svg, encoding="unicode")
