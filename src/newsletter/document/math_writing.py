"""Formula nodes out: MathML, pictures, Unicode, TeX, for each target; the converters are loaded with the first one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from newsletter.document.math_marks import is_formula
from newsletter.document.pens import MarkdownPen, TextPen
from newsletter.document.writing import Became, Pen, Target, Writer, escape
from newsletter.model.formula import FormulaKey
from newsletter.model.node import Node


def _shown(node: Node) -> FormulaKey:
    return FormulaKey(node.text, node.kind == "equation", node.string("macros"))


def html_math(node: Node, pen: Pen) -> str:
    from newsletter.document.mathml import math_html

    if node.get("defines"):
        return ""
    return _tex(node) if node.get("fault") else math_html(*_shown(node))


def html_equation(node: Node, pen: Pen) -> str:
    if node.get("defines"):
        return ""
    if node.get("fault"):
        return _tex_block(node)
    reached = ' role="group" aria-label="Formula" tabindex="0"' if len(node.text) > _FITS else ""
    return f'<div class="equation"{reached}>{html_math(node, pen)}</div>\n'


_FITS = 60
"""A longer one may have to be scrolled, so that the keyboard must reach it."""


def _tex(node: Node) -> str:
    return f"<code>{escape(node.text)}</code>"


def _tex_block(node: Node) -> str:
    return f"<pre><code>{escape(node.text)}\n</code></pre>\n"


def _picture(node: Node, pen: Pen, facts: str) -> str:
    """The picture of a formula, its TeX for those who do not see it; "" when there is none."""
    picture = pen.formulas.get(_shown(node))
    if not picture:
        return ""
    size = f'width="{picture.width}" height="{picture.height}"'
    alt = escape(" ".join(node.text.split()))
    return f'<img src="{pen.address(picture.name)}" alt="{alt}" {size}{facts.format(picture.depth)}>'


def picture_math(facts: str) -> Writer:
    return lambda node, pen: "" if node.get("defines") else _picture(node, pen, facts) or _tex(node)


def picture_equation(opening: str) -> Writer:
    def write(node: Node, pen: Pen) -> str:
        if node.get("defines"):
            return ""
        image = _picture(node, pen, "")
        return f"{opening}{image}</p>\n" if image else _tex_block(node)

    return write


def _said(node: Node) -> str:
    from newsletter.document.math_words import math_words

    return node.text if node.get("fault") else math_words(*_shown(node))


def text_math(node: Node, _pen: TextPen) -> str:
    return "" if node.get("defines") else _said(node).replace("\n", "; ")


def text_equation(node: Node, pen: TextPen) -> str:
    if node.get("defines"):
        return ""
    return "\n".join(f"    {line}".rstrip() for line in _said(node).split("\n"))


def markdown_math(node: Node, pen: MarkdownPen) -> str:
    tex = " ".join(node.text.split()) if pen.one_line else node.text
    if node.get("alone"):
        return f"$${tex}$$"
    fits = pen.before != "$" and pen.after != "$" and not pen.after.isdigit() and "`" not in tex and "$" not in tex
    if fits and tex == tex.strip() and not tex.endswith("\\") and is_formula(tex, pen.before, pen.after):
        return f"${tex}$"
    return f"<d-math>{tex}</d-math>" if "`" in tex or "\n" in tex or pen.before == "$" else f"$`{tex}`$"


def markdown_equation(node: Node, pen: MarkdownPen) -> str:
    tex = node.text
    if "$$" in tex or tex[:1] == "$" or re.search(r"\n[ \t]*\n", tex):
        return f"```math\n{tex}\n```"
    return f"$$\n{tex}\n$$"


def _became(words: str) -> Callable[[Node], str]:
    """What a formula became; a definition of macros shows nothing anywhere, as it should."""
    return lambda node: "" if node.get("defines") else "its TeX, as code" if node.get("fault") else words


LOSSES: Mapping[Target, Became] = {
    "html": _became(""),
    "email": _became("a picture"),
    "feed": _became("a picture"),
    "text": _became("characters of Unicode"),
}
