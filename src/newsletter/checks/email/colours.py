"""Words that nobody can read, by day or by night; grounds that are painted without a colour for the words on them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from newsletter.checks.email.fault import Fault
from newsletter.checks.email.mail import Mail, Words
from newsletter.text.contrast import LARGE, READABLE, contrast
from newsletter.text.patterns import pattern

Scheme = Literal["day", "night"]

_NAMED = {
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff", "gray": "#808080",
    "grey": "#808080", "silver": "#c0c0c0", "yellow": "#ffff00", "navy": "#000080", "orange": "#ffa500",
}  # fmt: skip
_SHORT = pattern(r"#([0-9a-f])([0-9a-f])([0-9a-f])\b", re.IGNORECASE)
_LONG = pattern(r"#[0-9a-f]{6}\b", re.IGNORECASE)
_LIGHT = pattern("light", re.IGNORECASE)


def find(mail: Mail) -> Iterator[Fault]:
    """Every fault, once for each way of being faint."""
    yield from dict.fromkeys(_uncoloured(mail))
    schemes: tuple[Scheme, ...] = ("day", "night") if "prefers-color-scheme" in mail.head else ("day",)
    told: set[tuple[str, str, str]] = set()
    for scheme in schemes:
        for words in mail.words:
            yield from _faint(mail, words, scheme, told)


def _uncoloured(mail: Mail) -> Iterator[Fault]:
    """Clients that change one of two colours must know both (Outlook and Gmail in the dark)."""
    for box in mail.boxes:
        ground = box.day.get("background-color") or box.day.get("background")
        if ground and "color" not in box.day and ground not in ("none", "transparent"):
            where = f"<{box.name}{' class=' + box.attrs['class'] if box.attrs.get('class') else ''}>"
            hint = "a client that darkens the ground would hide the words; set color beside it"
            yield Fault("W864", f"{where} has the background {ground} and no colour", (ground,), hint)


def _faint(mail: Mail, words: Words, scheme: Scheme, told: set[tuple[str, str, str]]) -> Iterator[Fault]:
    styles = [getattr(box, scheme) for box in mail.above(words.box)]
    if any("none" in style.get("display", "") for style in styles):
        return
    colour, ground = _colour(mail, words.box, scheme), _ground(styles)
    if not colour or not ground or (scheme, colour, ground) in told:
        return
    reached, wanted = contrast(colour, ground), LARGE if _is_large(styles) else READABLE
    if reached < wanted:
        told.add((scheme, colour, ground))
        text = " ".join(words.text.split())[:40]
        when = "" if scheme == "day" else " in the dark"
        message = f"“{text}”: {colour} on {ground} has a contrast of {reached:.1f}{when}, and {wanted:g} is needed"
        yield Fault("W865", message, (text,), "take a darker or a lighter colour; [theme] holds those of the mail")


def _colour(mail: Mail, at: int, scheme: Scheme) -> str | None:
    for box in mail.above(at):
        style: Mapping[str, str] = getattr(box, scheme)
        if style.get("color", "inherit") != "inherit":
            return _hex(style["color"])
        if box.name == "a" and "href" in box.attrs:
            return "#0000ee"
    return "#000000"


def _ground(styles: list[Mapping[str, str]]) -> str | None:
    for style in styles:
        ground = style.get("background-color") or style.get("background", "")
        if ground and ground not in ("none", "transparent", "inherit"):
            return _hex(ground)
    return "#ffffff"


def _hex(value: str) -> str | None:
    """`#rrggbb` of a colour, None of one that we cannot tell."""
    short = _SHORT.fullmatch(value)
    if short:
        return "#" + "".join(2 * digit for digit in short.groups())
    long = _LONG.match(value)
    return long[0].lower() if long else _NAMED.get(value.lower())


def _is_large(styles: list[Mapping[str, str]]) -> bool:
    size = next((_pixels(style["font-size"]) for style in styles if "font-size" in style), 16.0)
    weight = next((style["font-weight"] for style in styles if "font-weight" in style), "normal")
    return size >= 24 or (size >= 18.66 and weight in ("bold", "700", "800", "900"))


def _pixels(size: str) -> float:
    found = re.fullmatch(r"([\d.]+)px", size)
    return float(found[1]) if found else 16.0
