"""LaTeX as it stands in bibliographies in, the words that it would print out; formulas stay as they were written."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from newsletter.text.patterns import pattern


class Printed(NamedTuple):
    """Plain words, and the names of the macros that nobody here knows; their text was kept."""

    text: str
    unknown: tuple[str, ...] = ()


def printed(latex: str) -> Printed:
    """What LaTeX would print.

    >>> printed(r'{\\"U}ber {BERT} -- na\\"{\\i}ve $\\alpha^2$').text
    'Über BERT – naïve $\\\\alpha^2$'
    """
    if not _MARKUP.search(latex):
        return Printed(" ".join(latex.split()))
    unknown: list[str] = []
    pieces = _MATH.split(latex)
    words = (piece if number % 2 else _words(piece, unknown) for number, piece in enumerate(pieces))
    return Printed(" ".join("".join(words).split()), tuple(dict.fromkeys(unknown)))


def printed_address(latex: str) -> str:
    r"""An address out of LaTeX: `\url{…}` and escaped signs undone, nothing else touched."""
    text = _URL.sub(lambda found: found[1] or found[2] or "", latex.strip())
    text = _TILDE.sub("~", text)
    return "".join(re.sub(r"\\([%&#_{}$~])", r"\1", text).replace("{", "").replace("}", "").split())


_MARKUP = pattern(r"[\\{}~$]|--|``|''")
_MATH = pattern(r"((?<!\\)\$\$(?:[^$\\]|\\.)+\$\$|(?<!\\)\$(?:[^$\\]|\\.)+\$)", re.DOTALL)
_URL = pattern(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}\s*\{[^{}]*\}")
_TILDE = pattern(r"\{?\\(?:textasciitilde|sim)\b\s*(?:\{\})?\}?|\$\\sim\$|\\~\{\}|\{\\~\}")

_MARKS = "\u0308\u0301\u0300\u0302\u0303\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a\u0331\u0323"
_ACCENTS = dict(zip("\"'`^~=.uvHckrbd", _MARKS, strict=True))
_ACCENT = pattern(
    r"""\\(?:(["'`^~=.])\s*|([uvHckrbd])(?:\s+|(?=\{|\\)))(?:\{\s*(?:\\([ij])|([^\W\d_])?)\s*\}|\\([ij])(?![A-Za-z])\s?|([^\W\d_]))"""
)
_QUOTED = pattern(r"\\(?:enquote\*?|mkbibquote)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_UNSEEN = pattern(  # what takes room, or a place in an order, and prints nothing
    r"\\(?:noopsort|SortNoop|sortnoop|[vh]?phantom|[vh]space\*?)\s*(?:\{[^{}]*\}|\\[{}])"
    r"|\\[hvm]?kern\s*-?[\d.]*\s*(?:em|ex|pt|mm|cm|in|mu)\s?"
)
_HREF = pattern(r"\\href\s*\{[^{}]*\}(?=\s*\{)")
_MACRO = pattern(r"\\(?:([A-Za-z]+)\*?(\s*\{\}|[ \t\n]*)(\{?)|(.)|\Z)", re.DOTALL)
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "))
_BRACES = pattern(r"[{}]")


def _words(latex: str, unknown: list[str]) -> str:
    text = _QUOTED.sub(r"“\1”", _HREF.sub("", _UNSEEN.sub("", latex)))
    for _ in range(2):  # a letter may bear two: Nguy\~{\^e}n
        text = _ACCENT.sub(_accented, text)
    escaped: list[str] = []

    def macro(found: re.Match[str]) -> str:
        name, gap, brace, sign = found.groups()
        if name is None:
            if sign and sign in _ESCAPED:
                escaped.append(sign)
                return "\0"
            return _SPACING.get(sign or "", " " if sign and sign.isspace() else sign or "")
        after = gap.replace("{}", "") if "{}" in gap else " " * (bool(gap) and bool(brace))
        if name in _SYMBOLS:
            return _SYMBOLS[name] + after + brace
        if name in _STYLES:
            return brace
        unknown.append(name)
        return brace or name + (" " if gap and "{" not in gap else "")

    text = _MACRO.sub(macro, text.replace("\0", ""))
    for sign, printed_sign in _SIGNS:
        text = text.replace(sign, printed_sign)
    kept = iter(escaped)
    text = re.sub("\0", lambda _: next(kept), _BRACES.sub("", text))
    return unicodedata.normalize("NFC", text)


def _accented(found: re.Match[str]) -> str:
    mark = _ACCENTS[found[1] or found[2]]
    letter = found[3] or found[4] or found[5] or found[6] or ""
    return unicodedata.normalize("NFC", letter + mark) if letter else {"\u0303": "~", "\u0302": "^"}.get(mark, "")


_ESCAPED = frozenset("{}")
_SPACING = {",": " ", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "\\": " ", "(": "$", ")": "$"}
_STYLES = frozenset(
    """
    emph textit textbf texttt textsc textrm textsf textsl textup textmd text mbox hbox underline em it bf tt sc rm sl sf
    bfseries itshape scshape ttfamily rmfamily sffamily upshape slshape normalfont mdseries relax protect ensuremath
    NoCaseChange MakeUppercase uppercase lowercase url href path nolinkurl nocite bibinfo textsuperscript textsubscript
    mathrm mathbf mathcal mathit mathsf mathbb small footnotesize textcolor natexlab penalty hskip nobreak
    boldmath textnormal ignorespaces xspace allowbreak linebreak mkbibemph mkbibitalic acro smash cal
    """.split()
)
_GREEK = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lamda mu nu xi omicron pi rho sigma tau upsilon phi chi psi
    omega
""".split()
_PRINTED = """
    ss ß o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ
    textendash – textemdash — ldots … dots … textellipsis … textquoteright ’ textquoteleft ‘ textquotedblleft “
    textquotedblright ” textquotesingle ' textquotedbl " guillemotleft « guillemotright » LaTeX LaTeX TeX TeX
    BibTeX BibTeX copyright © textcopyright © textregistered ® texttrademark ™ S § P ¶ dag † pounds £ textsterling £
    euro € texteuro € textdollar $ textdegree ° degree ° textasciitilde ~ textasciicircum ^ textbackslash \\
    textunderscore _ textbar | textless < textgreater > textbullet • slash / times × to → rightarrow → leftarrow ←
    approx ≈ sim ∼ infty ∞ pm ± cdot · leq ≤ geq ≥ ell ℓ textmu µ textordfeminine ª textordmasculine º
    textquestiondown ¿ textexclamdown ¡ emdash — mdash — Dash — endash – ndash – hyphen - amp & reg ® TM ™
    textrightarrow → textleftarrow ← texttimes × textperiodcentered · textbraceleft { textbraceright } textdiv ÷
    langle ⟨ rangle ⟩ cprime ʹ LaTeXe LaTeX2e BibTeXe BibTeX XeTeX XeTeX LuaTeX LuaTeX ConTeXt ConTeXt AmSTeX AmSTeX
    AMS AMS MF METAFONT MP METAPOST CTAN CTAN TUG TUG
""".split()
_SYMBOLS = {
    **dict(zip(_PRINTED[::2], _PRINTED[1::2], strict=True)),
    **dict.fromkeys(("quad", "qquad", "newline", "par", "space", "thinspace"), " "),
    **{name.replace("lamda", "lambda"): unicodedata.lookup(f"GREEK SMALL LETTER {name}") for name in _GREEK},
    **{name.replace("lamda", "lambda").title(): unicodedata.lookup(f"GREEK CAPITAL LETTER {name}") for name in _GREEK},
}
