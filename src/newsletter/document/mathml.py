"""TeX in, MathML out (latex2mathml), in the form that browsers and our own writers agree on.

MathML Core, which browsers speak, knows no `mathvariant` but "normal": bold, script and double-struck letters become
the characters that Unicode has for them. Only elements and attributes of the tables below are ever written.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from newsletter.document.math_letters import styled
from newsletter.document.tex import TexError, tidied
from newsletter.document.writing import escape
from newsletter.text.patterns import pattern

_TAGS = frozenset(
    "mrow mi mn mo mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts mprescripts "
    "none mtable mtr mtd mstyle mpadded mphantom menclose math merror".split()
)
_ATTRIBUTES = frozenset(
    "accent accentunder columnalign columnlines columnspacing columnspan depth display displaystyle fence form frame "
    "height largeop linethickness lspace mathbackground mathcolor mathvariant maxsize minsize movablelimits notation "
    "rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width".split()
)
_PARTS = {**dict.fromkeys("mfrac mroot msub msup munder mover".split(), 2), "msubsup": 3, "munderover": 3}
_VALUE = pattern(r"[\w#.%+ -]*\Z")
_DRAWN = pattern(r"\\begin\{(tikz\w*)\}")
_LONGEST = 20_000
_DEEPEST = 60


@lru_cache(maxsize=4096)
def mathml(tex: str, display: bool, macros: str = "") -> Element:
    """The `<math>` element of a formula. TexError says what cannot be understood. Not to be changed: it is shared."""
    from latex2mathml.converter import convert_to_element

    if len(tex) > _LONGEST:
        raise TexError("the formula is too long")
    ready = tidied(tex, macros)
    try:
        found = convert_to_element(ready, display="block" if display else "inline")
    except (Exception, RecursionError) as error:  # the converter ends in many ways, IndexError among them
        said = re.sub(r"(?<!^)(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
        drawn = _DRAWN.search(tex)
        why = f"\\begin{{{drawn[1]}}} draws a picture" if drawn else f"it cannot be read ({said})"
        raise TexError(str(error) or why) from error
    return _mended(found, 0)


def _mended(element: Any, depth: int) -> Element:
    if depth > _DEEPEST:
        raise TexError("it is nested too deeply")
    tag = element.tag
    if tag not in _TAGS:
        raise TexError(f"<{tag}> cannot be shown")
    facts = {name: value for name, value in element.attrib.items() if name in _ATTRIBUTES and _VALUE.match(value)}
    text = unescape(element.text or "").strip("\n")
    text = text[1:] if text in ("\\{", "\\}", "\\|") else text
    if text.startswith("\\") and len(text) > 1 and tag in ("mi", "mo"):
        raise TexError(f"nobody knows the command {text}")
    if text == "&" and tag == "mi":
        raise TexError("& stands outside of rows")
    if text == "\\":
        text = ""
    if tag == "mtext" and "$" in text:
        return _words_and_formulas(text, facts)
    if tag in ("mi", "mn", "mtext", "mo") and facts.get("mathvariant", "normal") != "normal":
        text = styled(text, facts.pop("mathvariant"))
    if tag == "mi" and text == "~":  # \sim
        tag, text = "mo", "∼"
    made = Element(tag, facts)
    made.text = text
    for child in element:
        made.append(_mended(child, depth + 1))
    if tag in _PARTS:
        return _in_parts(made, _PARTS[tag])
    if tag in ("mrow", "math", "mtd", "mstyle"):
        _join_upright(made)
    return made


def _in_parts(element: Element, wanted: int) -> Element:
    """An element with as many children as it has parts; those before them, `mod` in `\\mod p^2`, stand before it."""
    children = list(element)
    if len(children) < wanted:
        raise TexError(f"it lacks a part: {wanted} are wanted, {len(children)} given")
    if len(children) == wanted:
        return element
    element[:] = children[-wanted:]
    row = Element("mrow")
    row.extend([*children[:-wanted], element])
    return row


def _words_and_formulas(text: str, facts: dict[str, str]) -> Element:
    """`\\text{if $x$ is}`: the formulas among the words."""
    row = Element("mrow")
    for place, part in enumerate(re.split(r"(?<!\\)\$", text)):
        if place % 2:
            row.extend(mathml(part.replace("\u00a0", " "), False))
        elif part:
            SubElement(row, "mtext", facts).text = part
    return row


def _join_upright(row: Element) -> None:
    """Upright letters in a row are one word: `\\mathrm{softmax}`."""
    children = list(row)
    if not all(child.tag == "mi" and child.get("mathvariant") == "normal" for child in children) or len(children) < 2:
        return
    word = Element("mi")
    word.text = "".join(child.text or "" for child in children)
    row[:] = [word]


def math_html(tex: str, display: bool, macros: str = "") -> str:
    """A formula for a web page, the TeX kept as its annotation for those who copy it."""
    element = mathml(tex, display, macros)
    inner = "".join(_written(child) for child in element)
    inner = inner if len(element) == 1 else f"<mrow>{inner}</mrow>"
    shown = ' display="block"' if display else ""
    note = f'<annotation encoding="application/x-tex">{escape(tex)}</annotation>'
    return f"<math{shown}><semantics>{inner}{note}</semantics></math>"


def _written(element: Element) -> str:
    facts = "".join(f' {name}="{escape(value)}"' for name, value in element.attrib.items())
    inner = escape(element.text or "") + "".join(map(_written, element))
    return f"<{element.tag}{facts}>{inner}</{element.tag}>"
