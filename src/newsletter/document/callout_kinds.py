"""What callouts are called, here and by others: a name in, one of GitHub's five kinds out."""

from __future__ import annotations

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    **dict.fromkeys(("note", "info", "notice", "callout", "alert", "admonition", "hint", "message", "box"), "note"),
    **dict.fromkeys(("tip", "success", "check", "lead"), "tip"),
    "important": "important",
    **dict.fromkeys(("warning", "warn", "attention"), "warning"),
    **dict.fromkeys(("caution", "danger", "error", "bug"), "caution"),
}

_BOXES = frozenset({"callout", "alert", "admonition", "notice", "hint", "markdown-alert"})


def kind_of_class(names: str) -> str:
    """The kind of callout that an element of these classes is; "" when it is none.

    >>> kind_of_class("alert alert-warning"), kind_of_class("notice--info"), kind_of_class("row")
    ('warning', 'note', '')
    """
    found = names.lower().split()
    if not any(name in _BOXES or name.partition("--")[0] in _BOXES for name in found):
        return ""
    told = [KINDS[last] for name in found if (last := name.rpartition("-")[2]) in KINDS and name not in _BOXES]
    return told[0] if told else "note"
