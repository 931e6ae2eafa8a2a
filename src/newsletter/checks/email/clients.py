"""What a mail uses in, which clients do not know it out: the facts of caniemail.com against an allow-list of ours.

The facts come in as a value (`edge/caniemail.json`, renewed by `python -m tests.email_check.renew`). What is missing
in a client does no harm when there is something to fall back to: such pairs stand in `allowed.py`, each with a reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.checks.email.allowed import ALLOWED, EVERYWHERE
from newsletter.checks.email.fault import Facts, Fault
from newsletter.checks.email.mail import Mail
from newsletter.text.patterns import pattern

_GROUPS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "h1-h6"),
    **dict.fromkeys(("ul", "ol", "li", "dl", "dt", "dd"), "lists"),
    **dict.fromkeys(
        ("article", "aside", "details", "figure", "footer", "header", "main", "nav", "section"), "semantics"
    ),
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("del", "s"), "del"),
}
_ATTRIBUTES = (
    "srcset",
    "hidden",
    "loading",
    "background",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "role",
    "dir",
)
_VALUES = (
    (pattern(r"\bvar\("), "css-variables"),
    (pattern(r"\bcalc\("), "css-unit-calc"),
    (pattern(r"\b(clamp|min|max)\("), "css-function-{0}"),
    (pattern(r"\brgba\("), "css-rgba"),
    (pattern(r"\b(linear|radial|conic)-gradient\("), "css-{0}-gradient"),
    (pattern(r"(?<![\w.#-])-?[\d.]+(vw|vh|vmin|vmax|rem|ch|ex|cm|mm|in|pc)\b"), "css-unit-{0}"),
)
_IN_HEAD = (
    (pattern(r"@(font-face|import|keyframes|supports)\b"), "css-at-{0}"),
    (
        pattern(r"@media[^{]*\((?:min-|max-)?(prefers-color-scheme|prefers-reduced-motion|orientation|hover)\b"),
        "css-at-media-{0}",
    ),
    (pattern(r"(@media)\b"), "css-at-media"),
    (
        pattern(r":(hover|focus|active|checked|target|not|has|first-child|last-child|nth-child)\b(?=[^{}]*\{)"),
        "css-pseudo-class-{0}",
    ),
    (pattern(r"\[([\w-]+)[^\]]*\](?=[^{}]*\{)"), "css-selector-attribute"),
)


def find(mail: Mail, facts: Facts) -> Iterator[Fault]:
    """Every feature that clients do not know and that nothing makes up for, once."""
    for feature, words in dict(reversed(list(_used(mail, facts)))).items():
        title, *without = facts[feature]
        allowed = ALLOWED[feature].clients if feature in ALLOWED else frozenset()
        missing = [client for client in without if client not in allowed]
        if missing and allowed != EVERYWHERE:
            told = ", ".join(missing[:4]) + (f" and {len(missing) - 4} more" if len(missing) > 4 else "")
            hint = f"see https://www.caniemail.com/features/{feature}/; leave it out, or see that nothing is lost there"
            yield Fault("W861", f"{title} is not known to {told}", words, hint)


def _used(mail: Mail, facts: Facts) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each feature of the facts that the mail uses, with words by which it can be found."""
    for shape, name in _IN_HEAD:
        for found in shape.finditer(mail.head):
            yield from _known(facts, name.format(found[1]), found[0])
    styles = dict.fromkeys(pair for box in mail.boxes for pair in box.day.items())
    for name, value in styles:
        yield from _property(facts, name, value)
    for box in mail.boxes:
        yield from _known(facts, f"html-{_GROUPS.get(box.name, box.name)}", f"<{box.name}")
        for attribute in _ATTRIBUTES:
            if attribute in box.attrs:
                yield from _known(facts, f"html-{attribute}", attribute)
        if box.name == "img":
            yield from _picture(facts, box.attrs.get("src", ""))


def _picture(facts: Facts, source: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    path = source.partition("?")[0].partition("#")[0]
    kind = "base64" if source.startswith("data:") else path.rpartition(".")[2].lower()
    yield from _known(facts, f"image-{kind}", source, path.rpartition("/")[2])


def _property(facts: Facts, name: str, value: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The property itself, or what it is a part of: `border-top` is a border, `padding-left` a padding."""
    if name == "display":
        yield from _known(facts, f"css-display-{value.removeprefix('inline-')}", value)
    parts = name.split("-")
    for end in range(len(parts), 0, -1):
        feature = "css-" + "-".join(parts[:end])
        if feature in facts:
            yield feature, (f"{name}:{value}", name)
            break
    for shape, spelt in _VALUES:
        for found in shape.finditer(value):
            yield from _known(facts, spelt.format(*found.groups()), found[0])


def _known(facts: Facts, feature: str, *words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    if feature in facts:
        yield feature, words
