"""The TeX of one formula, as writers type it for MathJax or KaTeX, made ready for the converter to MathML.

Environments that only number or align become the one that aligns; `\\tag{7}` becomes words; labels, and what only makes
sense on paper, go. Macros that one formula defines hold for the whole text, as in MathJax.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsletter.text.patterns import pattern


class TexError(ValueError):
    """TeX that cannot be understood; the message says why."""


_ALIGNED = "align|aligned|alignat|alignedat|flalign|multline|split"
_ENVIRONMENTS = (
    (pattern(r"\\(begin|end)\{(?:equation|displaymath|math|dmath)\*?\}"), ""),
    (pattern(r"\\begin\{eqnarray\*?\}"), r"\\begin{array}{rcl}"),
    (pattern(r"\\end\{eqnarray\*?\}"), r"\\end{array}"),
    (pattern(r"\\begin\{(?:x?x?alignat|alignedat)\*?\}\s*\{\d+\}"), r"\\begin{align*}"),
    (pattern(rf"\\(begin|end)\{{(?:{_ALIGNED})\*?\}}"), r"\\\1{align*}"),
    (pattern(r"\\(begin|end)\{gather(?:ed)?\*?\}"), r"\\\1{gather*}"),
)
_PAPER = pattern(
    r"\\(?:label|require|vspace|hspace|phantomsection)\*?\s*\{[^{}]*\}|\\definecolor(?:\{[^{}]*\}){3}"
    r"|\\(?:nonumber|notag|allowbreak|nobreak|displaylimits|relax|protect|hfill|newline)(?![A-Za-z])"
)
_TAG = pattern(r"\\tag(\*?)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_REFERENCE = pattern(r"\\(eq)?ref\s*\{([^{}]*)\}")
_COMMENT = pattern(r"(?<!\\)%[^\n]*")
# What a Markdown processor without math makes writers type: two backslashes for one, `\_` for a subscript.
_DOUBLED = pattern(r"\\\\(?=[a-zA-Z]{2,}(?![a-zA-Z]))")
_GUARDED_SUBSCRIPT = pattern(r"(?<=[A-Za-z0-9})\]])\\_(?=[A-Za-z0-9{])")
_TEXT = pattern(r"\\(?:text\w*|mbox|operatorname\*?|mathrm|mathtt|texttt)\s*\{[^{}]*\}")
_TWO_DIGITS = pattern(r"(\\[dt]?binom)\s*([0-9])\s*([0-9])")
_SHORT = {
    "argmax": r"\operatorname*{arg\,max}",
    "argmin": r"\operatorname*{arg\,min}",
    "arg": r"\operatorname{arg}",
    "R": r"\mathbb{R}",
    "RR": r"\mathbb{R}",
    "N": r"\mathbb{N}",
    "Z": r"\mathbb{Z}",
    "E": r"\mathbb{E}",
    "bold": r"\mathbf",
    "bf": r"\mathbf",
    "given": r"\mid",
    "coloneqq": r":=",
    "colon": r"{:}",
    "lparen": "(",
    "rparen": ")",
    "mathds": r"\mathbb",
    "mathbbm": r"\mathbb",
    "ensuremath": "",
    "mathop": "",
}
_COMMAND = pattern(r"\\([a-zA-Z]+)")
_SIGNS = pattern(r"\\(?:(begin|end)\s*\{([^{}]*)\}|(left|right)(?![a-zA-Z])|.)|[{}&]", re.S)


def tidied(tex: str, macros: str = "") -> str:
    """TeX ready for the converter; TexError where a brace, an environment or a fence is not closed."""
    tex = without_definitions(_COMMENT.sub("", tex)) if macros else _COMMENT.sub("", tex).strip()
    tex = _in_rows(tex, _balanced(tex))
    for shape, instead in _ENVIRONMENTS:
        tex = shape.sub(instead, tex)
    tex = _TAG.sub(lambda met: rf"\qquad\text{{{met[2] if met[1] else f'({met[2]})'}}}", tex)
    tex = _REFERENCE.sub(lambda met: rf"\text{{({met[2]})}}" if met[1] else rf"\text{{{met[2]}}}", _PAPER.sub(" ", tex))
    tex = _TWO_DIGITS.sub(r"\1{\2}{\3}", _without_guards(tex))
    defined = set(_COMMAND.findall(macros))
    return macros + _COMMAND.sub(lambda met: met[0] if met[1] in defined else _SHORT.get(met[1], met[0]), tex)


def _without_guards(tex: str) -> str:
    kept: list[str] = []

    def put(met: re.Match[str]) -> str:
        kept.append(met[0])
        return f"\0{len(kept) - 1}\0"

    tex = _GUARDED_SUBSCRIPT.sub("_", _TEXT.sub(put, tex)) if "\\_" in tex else tex
    return re.sub("\0(\\d+)\0", lambda met: kept[int(met[1])], tex)


def _in_rows(tex: str, loose: set[str]) -> str:
    """Rows that stand in no environment: KaTeX breaks lines there, and so do we."""
    if "&" in loose:
        return rf"\begin{{align*}}{tex}\end{{align*}}"
    return rf"\begin{{gather*}}{tex}\end{{gather*}}" if r"\\" in loose else tex


def _balanced(tex: str) -> set[str]:
    """Every brace, environment and `\\left` has its end, in order; the signs of rows that stand in none of them."""
    opened: list[str] = []
    loose: set[str] = set()
    for met in _SIGNS.finditer(tex):
        sign = met[0]
        if sign == "{" or met[1] == "begin" or met[3] == "left":
            opened.append(sign if sign == "{" else met[2] or "left")
        elif sign == "}" or met[1] == "end" or met[3] == "right":
            wanted = "{" if sign == "}" else met[2] or "left"
            if not opened or opened.pop() != wanted:
                raise TexError(f"{sign} closes nothing that is open")
        elif not opened and sign in ("&", r"\\"):
            loose.add(sign)
    if opened:
        last = opened[-1]
        raise TexError({"{": "a brace is not closed", "left": r"\left has no \right"}.get(last, f"{last} has no end"))
    return loose


_DEFINES = pattern(
    r"\\(?:(?:re|provide)?newcommand|(?:re|provide)command|DeclareMathOperator|let|def|gdef)\*?\s*\{?\s*\\([a-zA-Z]+)\s*\}?"
    r"(?:\s*\[\d\](?:\[[^\[\]]*\])?|(?:#\d)*)\s*(?=[{\\=])"
)


def definitions(tex: str) -> Iterator[tuple[str, str, int, int]]:
    """The macros that a formula defines: name, the definition as it stands, where it begins and ends."""
    for met in _DEFINES.finditer(tex):
        end = _group_end(tex, met.end())
        if end > met.end():
            yield met[1], tex[met.start() : end], met.start(), end


def macros_in(tex: str) -> dict[str, str]:
    """The macros that a text defines, by their names."""
    return {name: text for name, text, *_ in definitions(tex)} if "\\" in tex else {}


def _group_end(tex: str, start: int) -> int:
    """Where the group ends that begins at `start`, or the single command there; `start` when there is none."""
    command = re.compile(r"=?\s*\\[a-zA-Z]+").match(tex, start)
    if command:
        return command.end()
    depth = 0
    for place in range(start, len(tex)):
        char = tex[place]
        if char in "{}" and tex[place - 1] != "\\":
            depth += 1 if char == "{" else -1
            if not depth:
                return place + 1
    return start


def without_definitions(tex: str) -> str:
    """What a formula shows besides the macros that it defines."""
    parts, at = [], 0
    for _, _, start, end in definitions(tex):
        parts.append(tex[at:start])
        at = max(at, end)
    return "".join([*parts, tex[at:]]).strip()


def used(tex: str, macros: dict[str, str]) -> str:
    """The definitions that a formula needs, in the order in which they were made, those of their words included."""
    wanted: set[str] = set()
    waiting = list(_names(tex))
    while waiting:
        name = waiting.pop()
        if name in macros and name not in wanted:
            wanted.add(name)
            waiting += _names(macros[name])
    return "".join(text for name, text in macros.items() if name in wanted)


def _names(tex: str) -> Iterable[str]:
    return _COMMAND.findall(tex)
