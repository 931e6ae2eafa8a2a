"""What a style sheet may not hold if it is to be inlined: a sheet in, one sentence for each trouble out.

Styles are computed once for each path of ancestors (`inlining.py`), so a selector may look only at tags,
classes, ids and attributes along that path. The other rules stand where premailer departs from the cascade.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsletter.render.stylesheet import Rule, rules, without_comments
from newsletter.text.patterns import pattern

_BRACKETS = pattern(r"\[[^\]]*\]")
_SPACED_COLOUR = pattern(r"(?:rgb|hsl)a?\(\s*[\d.%]+\s+[\d.%]+", re.IGNORECASE)

# What a selector may not contain, outside brackets, and why.
_FORBIDDEN_SIGNS = {
    "+": "looks at the element before",
    "~": "looks at the elements before",
    "*": "is passed over by premailer",
    ":": "holds a pseudo-class",
    "\\": "holds an escaped sign",
    "(": "holds a function",
    "|": "names a namespace",
}
# These attributes are handled on their own: a class or an id has its sign, a style is what is being written.
_FORBIDDEN_ATTRIBUTES = ("class", "id", "style")

_SHORTHANDS: dict[str, tuple[str, ...]] = {
    "margin": ("margin-",),
    "padding": ("padding-",),
    "border": (
        "border-top",
        "border-right",
        "border-bottom",
        "border-left",
        "border-width",
        "border-style",
        "border-color",
    ),
    "border-top": ("border-top-",),
    "border-right": ("border-right-",),
    "border-bottom": ("border-bottom-",),
    "border-left": ("border-left-",),
    "background": ("background-",),
    "font": ("font-", "line-height"),
    "list-style": ("list-style-",),
    "text-decoration": ("text-decoration-",),
}


def lint(sheet: str) -> tuple[str, ...]:
    """Every reason why the sheet cannot be inlined faithfully; nothing when it can."""
    text = without_comments(sheet)
    if "@" in text:
        return ("at-rules belong into the sheet that is copied into <style>",)
    if text.count("{") != text.count("}") or "/*" in text:
        return ("a brace or a comment is left open",)
    found = rules(sheet)
    return (
        *(trouble for rule in found for selector in rule.selectors for trouble in _selector(selector)),
        *(trouble for rule in found for trouble in _declarations(rule)),
        *_shorthands_set_again(found),
    )


def _selector(selector: str) -> Iterator[str]:
    bare = _BRACKETS.sub("", selector)
    for sign, why in _FORBIDDEN_SIGNS.items():
        if sign in bare:
            yield f"`{selector}` {why}"
    if "[" in bare or "]" in bare:
        yield f"`{selector}` has a comma inside brackets"
    if selector != selector.lower():
        yield f"`{selector}` has capital letters"
    for name in _FORBIDDEN_ATTRIBUTES:
        if re.search(rf"\[\s*{name}\s*[\]=~|^$*]", selector):
            yield f"`{selector}` looks at the attribute {name}"


def _declarations(rule: Rule) -> Iterator[str]:
    where = ", ".join(rule.selectors)
    names = [name for name, _ in rule.declarations]
    for name, value in rule.declarations:
        if not value or name != name.lower():
            yield f"`{where}` has a declaration that is no `name: value` in small letters: {name or value}"
        if "!important" in value:
            yield f"`{where}` uses !important, which loses against a style attribute: {name}"
        if _SPACED_COLOUR.search(value) or "var(" in value:
            yield f"`{where}` has a value that cannot be inlined: {value}"
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"`{where}` sets {name} twice, and only the last is kept"
    for at, name in enumerate(names):
        for earlier in names[:at]:
            if _is_longhand(earlier, name):
                yield f"`{where}` sets {earlier} before {name}, which undoes it"


class _Setting(NamedTuple):
    """One property as one selector sets it, with premailer's idea of how specific that is."""

    weight: tuple[int, int, int, int]
    selector: str
    name: str


def _shorthands_set_again(found: tuple[Rule, ...]) -> Iterator[str]:
    """premailer leaves a property where it was first set: `margin`, `margin-top`, `margin` keeps the top."""
    settings = sorted(
        _Setting(_weight(selector, order), selector, name)
        for order, rule in enumerate(found)
        for selector in rule.selectors
        for name, _ in rule.declarations
    )
    used = [name for name in _SHORTHANDS if any(one.name == name for one in settings)]
    for then in settings:
        for shorthand in used:
            if _is_longhand(then.name, shorthand):
                whole = [one for one in settings if one.name == shorthand and _may_meet(one, then)]
                before = [one for one in whole if one < then]
                for again in whole[len(before) :]:
                    if any(_may_meet(first, again) for first in before):
                        yield f"`{again.selector}` sets {shorthand} after {then.name} of `{then.selector}`"


def _weight(selector: str, order: int) -> tuple[int, int, int, int]:
    return selector.count("#"), selector.count("."), len(re.findall(r"(?:^|\s)\w", selector)), order


def _may_meet(one: _Setting, other: _Setting) -> bool:
    """Whether both selectors can choose one element: their last words do not name two different tags."""
    tags = [re.match(r"[\w-]*", re.split(r"[\s>]+", s.selector)[-1]) for s in (one, other)]
    first, second = (tag.group() if tag else "" for tag in tags)
    return not first or not second or first == second


def _is_longhand(name: str, shorthand: str) -> bool:
    return name.startswith(_SHORTHANDS.get(shorthand, ("\0",)))
