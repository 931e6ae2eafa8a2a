"""TeX in, formula nodes out; and the formulas that stand among the words of raw HTML, as MathJax would find them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.document.math_marks import INLINE, is_formula, is_round_formula, is_square_formula, stands_alone
from newsletter.model.node import Attr, Node
from newsletter.text.patterns import pattern

_INLINE = pattern(INLINE)
_SIGN = pattern(r"\$|\\[(\[]")
_GROUPS = ("double", "ticks", "single", "round", "rounder", "square", "squarer", "tag")
_BRACKETED = {"round": is_round_formula, "rounder": is_round_formula, "square": is_square_formula}
_ALONE = ("double", "square", "squarer")


def formula(kind: str, tex: str, macros: dict[str, str], line: int) -> Node:
    """A formula as a node: with those of the `macros` that it needs, and what is wrong with it.

    Macros that it defines itself are added to them, for the formulas that follow.
    """
    from newsletter.document.mathml import mathml
    from newsletter.document.tex import TexError, macros_in, used, without_definitions

    macros |= macros_in(tex)
    shown = without_definitions(tex) if macros else tex
    facts: list[tuple[str, Attr]] = []
    needed = used(shown, macros) if macros else ""
    if needed:
        facts.append(("macros", needed))
    if not shown:
        facts.append(("defines", True))
    else:
        try:
            mathml(shown, kind == "equation", needed)
        except TexError as error:
            facts.append(("fault", str(error)))
    return Node(kind, (), tex, tuple(facts), line)


def alone(node: Node) -> Node:
    """A formula among words that wants lines of its own."""
    return node._replace(attrs=(*node.attrs, ("alone", True)))


def told(met: re.Match[str], before: str, after: str) -> tuple[str, bool] | None:
    """The TeX between two marks, and whether it wants lines of its own; None when it is no formula."""
    name, tex = next((group, met["math_" + group]) for group in _GROUPS if met["math_" + group] is not None)
    if not tex.strip() or (name == "single" and not is_formula(tex, before, after)):
        return None
    if not _BRACKETED.get(name, bool)(tex):
        return None
    return tex.strip(), stands_alone(tex) if name in _ALONE else "block" in (met["math_facts"] or "")


def among_words(text: str, line: int, macros: dict[str, str], in_code: bool) -> Iterator[Node]:
    """The words of raw HTML as text and formulas; one that is all that stands there is on lines of its own.

    In code, dollars are dollars.
    """
    at = 0
    for met in _INLINE.finditer(text) if not in_code and _SIGN.search(text) else ():
        found = told(met, text[met.start() - 1 : met.start()], text[met.end() : met.end() + 1])
        if not found or met.start() < at:
            continue
        if met.start() > at:
            yield Node("text", (), text[at : met.start()], (), line + text.count("\n", 0, at))
        node = formula("math", found[0], macros, line + text.count("\n", 0, met.start()))
        yield alone(node) if found[1] or (met["math_double"] and met[0] == text.strip()) else node
        at = met.end()
    if at < len(text):
        yield Node("text", (), text[at:], (), line + text.count("\n", 0, at))
