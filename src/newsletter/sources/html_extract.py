"""A page of HTML in, what trafilatura takes for its main text out; "" without the extra `[extract]`."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec


def extracted_text(html: str) -> str:
    """The main text in one line. It only helps to choose a part of the page: the text itself is read by us."""
    if not _is_there():
        return ""
    import trafilatura

    try:
        found = trafilatura.extract(html, include_comments=False, favor_recall=True)
    except Exception:  # it is given pages of strangers, and the page can be read without it
        return ""
    return " ".join((found or "").split())


@cache
def _is_there() -> bool:
    return find_spec("trafilatura") is not None
