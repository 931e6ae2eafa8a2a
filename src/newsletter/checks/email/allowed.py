"""What may be missing in a mail client without harm: feature → the clients, and what makes up for it there.

`EVERYWHERE` stands for what is nothing but an addition: it sits in the head, and a mail is whole without its head.
Reviewed 2026-11-28 against the data of 2026-06-29. A pair that is not here is a finding (W861).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Allowed(NamedTuple):
    """Clients that may lack a feature, and why that does no harm."""

    clients: frozenset[str]
    why: str


EVERYWHERE = frozenset({"everywhere"})

_YAHOO = ("yahoo android", "yahoo desktop-webmail", "yahoo ios")
_OUTLOOK = ("outlook windows",)
_GMAIL_OF_OTHERS = ("gmail mobile-webmail",)

ALLOWED: Mapping[str, Allowed] = {
    feature: Allowed(clients if isinstance(clients, frozenset) else frozenset(clients), why)
    for feature, clients, why in (
        ("css-at-media", EVERYWHERE, "the layout is fluid without it"),
        ("css-at-media-prefers-color-scheme", EVERYWHERE, "the mail stays light, or the client darkens it by itself"),
        ("css-pseudo-class-hover", EVERYWHERE, "links are underlined anyway"),
        ("css-pseudo-class-not", EVERYWHERE, "only undoes what Samsung and iOS do to numbers"),
        ("css-selector-attribute", EVERYWHERE, "only undoes what Apple and Outlook do to colours"),
        ("html-style", EVERYWHERE, "every style that matters is on the tags"),
        ("html-body", EVERYWHERE, "the table inside has the same background and colour"),
        ("html-aria-label", ("thunderbird macos", *_YAHOO), "the heading inside says the same"),
        ("html-abbr", (*_OUTLOOK, *_YAHOO), "the short form stays"),
        ("html-semantics", EVERYWHERE, "they are blocks, and become blocks"),
        ("css-display-none", _GMAIL_OF_OTHERS, "the preheader is shown where styles are not"),
        ("css-opacity", (*_OUTLOOK, *_GMAIL_OF_OTHERS), "mso-hide hides the preheader there"),
        ("css-overflow", _OUTLOOK, "a wide table makes the mail wider"),
        ("css-overflow-wrap", EVERYWHERE, "word-wrap says the same, and a long word makes the mail wider"),
        ("css-word-wrap", (*_OUTLOOK, "outlook android"), "a long word makes the mail wider"),
        ("css-white-space", (*_OUTLOOK, "samsung-email android"), "the element is a <pre>"),
        ("css-table-layout", (*_OUTLOOK, "outlook macos"), "the ghost table has a fixed width"),
        ("css-max-height", _OUTLOOK, "mso-hide hides the preheader there"),
        ("css-height", _YAHOO, "the attributes of an image tell its size"),
        ("css-border-radius", _OUTLOOK, "the corners are square"),
        ("css-text-decoration", ("protonmail ios",), "links are underlined or not"),
        ("css-sytem-ui", EVERYWHERE, "the next font of the list"),
    )
}
