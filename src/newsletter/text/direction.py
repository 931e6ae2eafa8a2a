"""Which way the lines of a language run."""

from __future__ import annotations

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
_SCRIPTS = frozenset({"arab", "hebr", "nkoo", "syrc", "thaa"})


def direction(language: str) -> str:
    """The value of `dir` for a language tag (BCP 47); its script says more than its language.

    >>> direction("fa-IR"), direction("de"), direction("pa-Arab"), direction("ar-Latn")
    ('rtl', 'ltr', 'rtl', 'ltr')
    """
    name, *rest = language.lower().replace("_", "-").split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return "rtl" if script in _SCRIPTS or (name in _RIGHT_TO_LEFT and not script) else "ltr"
