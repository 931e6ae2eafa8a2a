"""Letters of mathematics: the bold, script, double-struck characters of Unicode, and its raised and lowered ones."""

from __future__ import annotations

import re
from unicodedata import lookup, name, normalize

_NAMES = {
    "bold": "BOLD",
    "italic": "ITALIC",
    "bold-italic": "BOLD ITALIC",
    "script": "SCRIPT",
    "bold-script": "BOLD SCRIPT",
    "fraktur": "FRAKTUR",
    "bold-fraktur": "BOLD FRAKTUR",
    "double-struck": "DOUBLE-STRUCK",
    "sans-serif": "SANS-SERIF",
    "bold-sans-serif": "SANS-SERIF BOLD",
    "sans-serif-italic": "SANS-SERIF ITALIC",
    "sans-serif-bold-italic": "SANS-SERIF BOLD ITALIC",
    "monospace": "MONOSPACE",
}
_DIGITS = "ZERO ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE".split()
_GREEK = dict(zip("αβγδεζηθικλμνξοπρςστυφχψω", (
    "ALPHA BETA GAMMA DELTA EPSILON ZETA ETA THETA IOTA KAPPA LAMDA MU NU XI OMICRON PI RHO FINAL+SIGMA SIGMA TAU "
    "UPSILON PHI CHI PSI OMEGA"
).replace("+", "_").split(), strict=True))  # fmt: skip
_ELSEWHERE = {  # letters that Unicode had before it had the alphabets
    **{f"SCRIPT {letter}": char for letter, char in zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)},
    **{f"FRAKTUR {letter}": char for letter, char in zip("CHIRZ", "ℭℌℑℜℨ", strict=True)},
    **{f"DOUBLE-STRUCK {letter}": char for letter, char in zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)},
    "ITALIC h": "ℎ",
}


def styled(text: str, variant: str) -> str:
    """A text in the letters of a variant; what has no such letter stays.

    >>> styled("Rx1", "double-struck")
    'ℝ𝕩𝟙'
    """
    style = _NAMES.get(variant, "")
    return "".join(_styled(char, style) for char in text) if style else text


def _styled(char: str, style: str) -> str:
    if f"{style} {char}" in _ELSEWHERE:
        return _ELSEWHERE[f"{style} {char}"]
    if char.isascii() and char.isalpha():
        called = f"{'CAPITAL' if char.isupper() else 'SMALL'} {char.upper()}"
    elif char.isascii() and char.isdigit():
        called = f"DIGIT {_DIGITS[int(char)]}"
    elif char.lower() in _GREEK:
        called = f"{'CAPITAL' if char.isupper() else 'SMALL'} {_GREEK[char.lower()].replace('_', ' ')}"
    else:
        return char
    try:
        return lookup(f"MATHEMATICAL {style} {called}")
    except KeyError:
        return char


_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱᵀᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻ**′ᵀ"
_RAISED = str.maketrans("0123456789+-−=()niTabcdefghjklmoprstuvwxyz∗*′⊤", _SUPERSCRIPTS)
_LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")


def raised(text: str) -> str:
    """The text as superscripts; "" where Unicode lacks one.

    >>> raised("n+1"), raised("θ")
    ('ⁿ⁺¹', '')
    """
    return _shifted(text, _RAISED)


def lowered(text: str) -> str:
    """The text as subscripts; "" where Unicode lacks one."""
    return _shifted(text, _LOWERED)


def _shifted(text: str, table: dict[int, int]) -> str:
    text = text.replace(" ", "")
    return text.translate(table) if all(ord(char) in table for char in text) else ""


def plain_letters(text: str) -> str:
    """Bold and slanted letters as the ordinary ones; script and double-struck letters say something, and stay.

    >>> plain_letters("𝜽𝔼")
    'θ𝔼'
    """
    return "".join(normalize("NFKC", char) if _is_plain(char) else char for char in text)


def _is_plain(char: str) -> bool:
    return 0x1D400 <= ord(char) <= 0x1D7FF and not re.search("SCRIPT|DOUBLE-STRUCK|FRAKTUR", name(char, ""))
