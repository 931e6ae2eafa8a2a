"""The tables `[theme]` and `[email]` of the settings in, a Look and a Mailing out."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import Any

from newsletter.edge.settings_values import between, switch, table, text
from newsletter.model.look import COLOURS, Logo, Look, Palette
from newsletter.model.mailing import PROVIDERS, Mailing
from newsletter.model.themes import DEFAULT, THEMES
from newsletter.registry import did_you_mean

_FONTS = ("text", "headings", "labels", "code")
_GENERIC = ("serif", "sans-serif", "monospace", "system-ui", "ui-monospace")


def look(value: Any) -> Look:
    """A theme by its name, with what the table sets itself."""
    if isinstance(value, str):
        return _named(value)
    given = table(value, ("name", "light", "dark", *_FONTS, "width", "logo"), "a table [theme]")
    found = _named(given.get("name", DEFAULT.name))
    changes: dict[str, Any] = {key: _fonts(key, given[key]) for key in _FONTS if key in given}
    changes |= {key: _palette(key, given[key], getattr(found, key)) for key in ("light", "dark") if key in given}
    if "width" in given:
        changes["width"] = between(320, 800)(given["width"])
    if "logo" in given:
        changes["logo"] = _logo(given["logo"])
    return replace(found, **changes)


def _named(name: Any) -> Look:
    if name not in THEMES:
        meant = did_you_mean(str(name), list(THEMES))
        raise ValueError(f"no theme called {name!r}; there are {', '.join(THEMES)}{meant}")
    return THEMES[name]


def _palette(scheme: str, value: Any, found: Palette) -> Palette:
    given = table(value, COLOURS, f"a table [theme.{scheme}]")
    return replace(found, **{name: _colour(f"{scheme}.{name}", colour) for name, colour in given.items()})


def _colour(name: str, value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})", value):
        raise ValueError(f"{name}: a colour such as #1a2b3c is wanted, not {value!r}")
    digits = value[1:].lower()
    return f"#{digits}" if len(digits) == 6 else "#" + "".join(2 * digit for digit in digits)


def _fonts(key: str, value: Any) -> str:
    """A list of families for CSS that stands between double quotes. The last is one that every device has."""
    families = text(value).replace('"', "'")
    if not re.fullmatch(r"[\w' .,-]+", families) or families.count("'") % 2:
        raise ValueError(f"{key}: font families such as \"Charter, 'Noto Serif', serif\" are wanted, not {value!r}")
    if families.rsplit(",", 1)[-1].strip() not in _GENERIC:
        raise ValueError(f"{key}: the last family must be one of {', '.join(_GENERIC)}, for those who have no other")
    return families


def _logo(value: Any) -> Logo:
    example = '{ file = "assets/logo.png", width = 160, height = 40 }'
    given = table(value, ("file", "width", "height"), example)
    if set(given) != {"file", "width", "height"}:
        raise ValueError(f"logo: {example} is wanted; a mail needs both sizes")
    size = between(1, 800)
    file = text(given["file"]).removeprefix("/")
    if not file.startswith(("assets/", "https://")) or ".." in file.split("/"):
        raise ValueError(f"logo: a file below assets/, or an https address, is wanted, not {file!r}")
    return Logo(file, size(given["width"]), size(given["height"]))


def mailing(value: Any) -> Mailing:
    """Who sends the mails, and how."""
    given = dict(table(value, asdict(Mailing()), "a table [email]"))
    provider = text(given.get("provider", "")).lower()
    if provider and provider not in PROVIDERS:
        meant = did_you_mean(provider, list(PROVIDERS))
        raise ValueError(f"provider: {provider!r} is not one of {', '.join(PROVIDERS)}{meant}")
    return Mailing(
        provider,
        split=switch(given.get("split", True)),
        embed_images=switch(given.get("embed_images", False)),
        tracked_link=between(0, 2000)(given.get("tracked_link", 0)),
        view_online=text(given.get("view_online", "")),
    )
