"""How a publication looks: colours for the light and for the dark, fonts, a logo, a width. Web and email share it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import NamedTuple

from newsletter.text.contrast import READABLE, contrast, readable


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one scheme, each `#rrggbb`, because old mail clients know no other spelling.

    `paper` lies under the text, `tint` under code and callouts, `ground` around the sheet of an email, `line` between
    parts. `ink` is the text, `quiet` what stands back, `accent` links and what shall be seen, `on_accent` the words of
    a button. Then the five kinds of callouts, and the six roles of code (`document/syntax/code.py`).
    """

    paper: str
    tint: str
    ground: str
    line: str
    ink: str
    quiet: str
    accent: str
    on_accent: str
    note: str
    tip: str
    important: str
    warning: str
    caution: str
    code_k: str
    code_s: str
    code_c: str
    code_m: str
    code_f: str
    code_d: str


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture in place of the name. `file` is an address, or a file below `assets/`; sizes in pixels."""

    file: str
    width: int
    height: int

    @property
    def is_local(self) -> bool:
        """Whether it is a file of the publication, which the build copies to the same place."""
        return "://" not in self.file


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, complete. Fonts are lists of families as CSS writes them; `width` is that of the email, in pixels."""

    name: str
    light: Palette
    dark: Palette
    text: str
    headings: str
    labels: str
    code: str
    width: int = 600
    logo: Logo | None = None


class Faint(NamedTuple):
    """Two colours of one scheme that are too near to each other, and a colour that would do in place of the first."""

    scheme: str
    colour: str
    ground: str
    contrast: float
    instead: str


# What is written on what: `line` lies under marked words.
_WRITTEN_ON = {
    "paper": (
        *("ink", "quiet", "accent"),
        *("note", "tip", "important", "warning", "caution"),
    ),
    "line": ("ink",),
    "ground": ("ink", "quiet", "accent"),
    "tint": (
        *("ink", "quiet", "accent"),
        *("note", "tip", "important", "warning", "caution"),
        *("code_k", "code_s", "code_c", "code_m", "code_f", "code_d"),
    ),
    "accent": ("on_accent",),
}


def faint(look: Look) -> Iterator[Faint]:
    """Every pair of colours that nobody could read, in both schemes."""
    for scheme in ("light", "dark"):
        palette = getattr(look, scheme)
        for ground, colours in _WRITTEN_ON.items():
            behind = getattr(palette, ground)
            for name in colours:
                reached = contrast(getattr(palette, name), behind)
                if reached < READABLE:
                    yield Faint(scheme, name, ground, reached, readable(getattr(palette, name), behind))


COLOURS = tuple(field.name for field in fields(Palette))
