"""Which elements end where another begins, as browsers have it (WHATWG HTML 13.1.2.4)."""

from __future__ import annotations

from newsletter.document.html_tags import KINDS

WORDS = frozenset({"strong", "emphasis", "strike", "element", "code", "codespan", "link"})
"""The kinds of node that stand among words."""

CELLS = ("td", "th", "table")
_LISTS = ("ul", "ol", "menu", "dir", *CELLS)
_CLOSES = {
    "li": (("li", _LISTS),),
    "dd": (("dd", ("dl", *CELLS)), ("dt", ("dl", *CELLS))),
    "dt": (("dd", ("dl", *CELLS)), ("dt", ("dl", *CELLS))),
    "a": (("a", CELLS),),
    "summary": (("summary", ("details",)),),
    **dict.fromkeys(("td", "th"), (("td", ("tr", "table")), ("th", ("tr", "table")))),
    "tr": (("tr", ("table",)),),
    **dict.fromkeys(("tbody", "thead", "tfoot"), tuple((part, ("table",)) for part in ("tbody", "thead", "tfoot"))),
}
_INSIDEWORDS = (WORDS - {"code"}) | {"caption", "section", "row", "cell", "media"}


def closed_by(tag: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The elements that end where this one begins: tag, and what would shelter it."""
    closed = _CLOSES.get(tag, ())
    if tag == "hr" or KINDS.get(tag, "element") not in _INSIDEWORDS:
        return (("p", CELLS), *closed)
    return closed
