"""MathML in, readable Unicode out, for the text part of an email: `x² + √(2/π)`, `∑ᵢ₌₁ⁿ aᵢ`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from xml.etree.ElementTree import Element

from newsletter.document.math_letters import lowered, plain_letters, raised
from newsletter.document.mathml import mathml
from newsletter.text.patterns import pattern

_ACCENTS = {"^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0304", "―": "\u0304", "‾": "\u0304"}
_ACCENTS |= {"_": "\u0331", "→": "\u20d7", "⃗": "\u20d7", "˙": "\u0307", "¨": "\u0308", "ˇ": "\u030c", "˘": "\u0306"}
_NAMED = {"^": "hat", "ˆ": "hat", "~": "tilde", "˜": "tilde", "¯": "bar", "―": "bar", "‾": "bar", "→": "vec"}
_ROOTS = {"2": "√", "3": "∛", "4": "∜"}
_INFIX = pattern("[=<>≤≥≠≈≡∼≃≅≪≫∝∈∉∋⊂⊃⊆⊇→←↔⇒⇐⇔↦⟶⟹⟸⟺∣|∥+−±∓×÷∪∩∧∨⊕⊗⊙∘:≜≔≐⊢⊨⊥∖⪯⪰≺≻]|:=|:")
_NOT_BEFORE_SIGN = pattern(r"(?:\A|[(\[{,;/^_=<>≤≥≠≈∈∼→⇒×·⟨|]|\s[+−±]|[a-z]{3,})\s*\Z")
_SIGNS = frozenset("+−±∓")
_CLOSES = frozenset(")]}⟩⌋⌉")
_BARS = frozenset("|∥‖")
_BLANK = pattern(r"[ \u2000-\u200a\u00a0]+")


@lru_cache(maxsize=1024)
def math_words(tex: str, display: bool, macros: str = "") -> str:
    """A formula as lines of text. TexError as for MathML."""
    return _tidy(_said(mathml(tex, display, macros)))


def _tidy(text: str) -> str:
    lines = (_BLANK.sub(" ", line).strip() for line in plain_letters(text).replace("\u2061", "").split("\n"))
    return "\n".join(line for line in lines if line)


def _said(element: Element) -> str:
    return _WRITERS.get(element.tag, _row)(element)


def _row(element: Element) -> str:
    """Signs between two things have blanks around them; a sign before one has none; words are kept apart."""
    out = ""
    bars = 0
    last: Element | None = None
    for child in element:
        part = _said(child)
        if child.tag == "mo" and part in _BARS and (bars % 2 or _NOT_BEFORE_SIGN.search(out)):
            bars += 1
            out += part
        elif child.tag == "mo" and _INFIX.fullmatch(part) and child.get("form") not in ("prefix", "postfix"):
            out += part if part in _SIGNS and _NOT_BEFORE_SIGN.search(out) else f" {part} "
        elif child.tag == "mo" and part in (",", ";"):
            out += part + " "
        else:
            out += (" " if last is not None and _are_words(last, child, out, part) else "") + part
        last = child
    return out


def _are_words(last: Element, child: Element, out: str, part: str) -> bool:
    """Whether two pieces would run into one word: `log x`, `∑ᵢ aᵢ`."""
    if not out or not part or out[-1].isspace() or not (part[0].isalnum() or part[0] in "√∛∑∏"):
        return False
    return _is_name(last) or (_is_name(child) and out[-1].isalnum()) or _base(last) in _BIG


_AROUND_A_BASE = frozenset("munderover munder mover msub msup msubsup mrow mstyle".split())
_BIG = frozenset("∑∏∫∮⋃⋂∐⨁⨂∬∭")


def _base(element: Element) -> str:
    while len(element) and element.tag in _AROUND_A_BASE:
        element = element[0]
    return element.text or ""


def _is_name(element: Element) -> bool:
    return element.tag != "mtext" and len(_base(element)) > 1 and _base(element).isalpha()


def _leaf(element: Element) -> str:
    return element.text or ""


def _space(element: Element) -> str:
    width = re.match(r"([\d.]+)em", element.get("width", ""))
    return " " * (3 if width and float(width[1]) >= 1 else 1)


def _atomic(text: str) -> bool:
    """Whether a text needs no brackets to be taken as one thing."""
    bare = text.strip()
    return len(bare) < 2 or bare.replace(".", "").isalnum() or _bracketed(bare) or bool(_ONE.fullmatch(bare))


_ONE = pattern(r"[^\W_][\u0300-\u036f\u20d7′]*[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿᵀ]?[₀-₉ᵢⱼₖₙₜ]*")


def _bracketed(text: str) -> bool:
    if text[:1] not in ("(", "[", "{") or text[-1] not in _CLOSES:
        return False
    depth = 0
    for place, char in enumerate(text):
        depth += (char in "([{") - (char in ")]}")
        if not depth:
            return place == len(text) - 1
    return False


def _one(element: Element) -> str:
    text = _tidy(_said(element)).replace("\n", "; ")
    return text if _atomic(text) else f"({text})"


def _fraction(element: Element) -> str:
    over, under = (_one(child) for child in element)
    if element.get("linethickness", "").startswith("0"):
        return f"{over} over {under}"
    return f"{over}/{under}"


def _root(element: Element) -> str:
    base, degree = (element[0], _tidy(_said(element[1]))) if element.tag == "mroot" else (None, "2")
    inner = _tidy(_said(base) if base is not None else _row(element))
    inner = inner if _atomic(inner) and len(inner) < 3 else (inner if _bracketed(inner) else f"({inner})")
    return f"{_ROOTS[degree]}{inner}" if degree in _ROOTS else f"{raised(degree) or f'({degree})'}√{inner}"


def _script(element: Element, sign: str, shift: Callable[[str], str]) -> str:
    text = _tidy(_said(element)).replace("\n", "; ")
    if not text:
        return ""
    short = shift(text) if sign == "^" or not _WORD.fullmatch(text) else ""
    return short or f"{sign}{text if _atomic(text) else f'({text})'}"


_WORD = pattern(r"[^\W\d_]{3,}")


def _scripts(element: Element) -> str:
    base = _said(element[0])
    base = base if _atomic(base) or element.tag.startswith("mu") else f"({base})"
    tag = element.tag
    below = _script(element[1], "_", lowered) if tag in ("msub", "msubsup", "munderover") else ""
    above = _script(element[-1], "^", raised) if tag != "msub" else ""
    return base + below + above


def _over(element: Element) -> str:
    base, mark = _said(element[0]), _tidy(_said(element[1]))
    if mark in _ACCENTS:
        bare = plain_letters(base)
        return bare + _ACCENTS[mark] if len(bare) == 1 else f"{_NAMED.get(mark, 'line')}({bare})"
    return base if mark in ("⏞", "⎴") else f"{base}{_script(element[1], '^', raised)}"


def _under(element: Element) -> str:
    base, mark = element[0], _tidy(_said(element[1]))
    if mark in ("⏟", "⎵"):
        return _said(base)
    if mark in ("_", "―", "‾"):
        return _said(base)
    if base.tag == "munder" and len(base) == 2 and _tidy(_said(base[1])) in ("⏟", "⎵"):
        return f"{_one(base)} [{mark}]"
    name = _said(base)
    return f"{name}{_script(element[1], '_', lowered)}"


def _table(element: Element) -> str:
    rows = [[_tidy(_said(cell)).replace("\n", "; ") for cell in row] for row in element]
    aligned = element.get("columnspacing", "").startswith("0em")
    lines = [" ".join(filter(None, row)) if aligned else ", ".join(filter(None, row)) for row in rows]
    return "\n".join(lines) if aligned else "; ".join(lines)


_WRITERS: dict[str, Callable[[Element], str]] = {
    **dict.fromkeys(("mi", "mn", "mo", "mtext"), _leaf),
    "mspace": _space,
    "mphantom": lambda _element: "",
    "mfrac": _fraction,
    "msqrt": _root,
    "mroot": _root,
    **dict.fromkeys(("msub", "msup", "msubsup", "munderover"), _scripts),
    "mover": _over,
    "munder": _under,
    "mtable": _table,
}
