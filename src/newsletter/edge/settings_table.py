"""The keys of the settings, one a line: what each may hold and how it becomes a field of Settings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsletter.edge.settings_look import look, mailing
from newsletter.edge.settings_values import between
from newsletter.edge.settings_values import text as _text
from newsletter.model.issue import Person
from newsletter.model.publication import Kind, Podcast, Settings
from newsletter.registry import did_you_mean
from newsletter.sections import SECTIONS
from newsletter.text.people import name_and_email


class Wrong(NamedTuple):
    """A value that cannot be."""

    key: str
    message: str
    hint: str = ""


class Key(NamedTuple):
    """How a key is read; `plain` is the type of the ones that an environment variable may give."""

    read: Callable[[Any], Any]
    plain: type | None = None


def settings_of(values: Mapping[str, Any]) -> tuple[Settings, list[Wrong]]:
    """The settings, with defaults where nothing or nonsense was given, and all that was nonsense."""
    given: dict[str, Any] = {}
    wrong: list[Wrong] = []
    for key, value in values.items():
        if key in TABLE:
            try:
                given[key] = TABLE[key].read(value)
            except ValueError as error:
                wrong.append(Wrong(key, f"{key}: {error}"))
    own = tuple(kind.name for kind in given.get("kinds", ()))
    for key in ("sections", "carry_over"):
        for name in given.get(key, ()):
            if name not in SECTIONS and name not in own:
                meant = did_you_mean(name, [*SECTIONS, *own])
                hint = f"add a table [kinds.{name}]"
                wrong.append(Wrong(key, f"{key}: no section kind called {name!r}{meant}", hint))
    return Settings(**given), wrong


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is wanted, not {value!r}")
    return value


def _title(value: Any) -> str:
    text = _text(value)
    if not text:
        raise ValueError("it is empty")
    return text


def _site(value: Any) -> str:
    text = _text(value)
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in text:
        raise ValueError(f"{text!r} is not an address such as https://news.example.org")
    if parts.query or parts.fragment:
        raise ValueError("it may hold no ? and no #")
    return text.rstrip("/")


def _language(value: Any) -> str:
    text = _text(value)
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        raise ValueError(f"{text!r} is not a language tag such as en or pt-BR (BCP 47)")
    return text


def _timezone(value: Any) -> str:
    text = _text(value)
    try:
        ZoneInfo(text)
    except (OSError, ValueError, KeyError) as error:
        raise ValueError(f"{text!r} is not a time zone such as UTC or Europe/Berlin") from error
    return text


def _person(value: Any) -> Person:
    if isinstance(value, str):
        return Person(*name_and_email(_text(value)))
    if not isinstance(value, dict) or not value.get("name"):
        raise ValueError('a name, or { name = "…", email = "…", url = "…" }, is wanted')
    odd = [key for key in value if key not in ("name", "email", "url")]
    if odd:
        raise ValueError(f"unknown key {odd[0]!r}{did_you_mean(odd[0], ['name', 'email', 'url'])}")
    email = _text(value.get("email", ""))
    if email and not re.fullmatch(r"[^@\s<>,;]+@[^@\s<>,;]+", email):
        raise ValueError(f"{email!r} is not an email address")
    return Person(_text(value["name"]), email, _text(value.get("url", "")))


def _people(value: Any) -> tuple[Person, ...]:
    return tuple(_person(one) for one in (value if isinstance(value, list) else [value]))


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"a list is wanted, not {value!r}")
    return tuple(_text(one) for one in value)


def _kinds(value: Any) -> tuple[Kind, ...]:
    if not isinstance(value, dict):
        raise ValueError("tables such as [kinds.datasets] are wanted")
    return tuple(_kind(name, table) for name, table in value.items())


def _kind(name: str, table: Any) -> Kind:
    if not isinstance(table, dict) or not re.fullmatch(r"[a-z][a-z0-9-]*", name):
        raise ValueError(f"[kinds.{name}]: a table with a lower-case name is wanted")
    odd = [key for key in table if key not in ("heading", "headings", "words", "hosts")]
    if odd:
        raise ValueError(f"unknown key {odd[0]!r} in [kinds.{name}]")
    lists = {key: _texts(table.get(key, [])) for key in ("headings", "words", "hosts")}
    return Kind(name, _text(table.get("heading", "")), **lists)


def _podcast(value: Any) -> Podcast:
    names = ("image", "category", "explicit", "email")
    if not isinstance(value, dict):
        raise ValueError("a table [podcast] is wanted")
    odd = [key for key in value if key not in names]
    if odd:
        raise ValueError(f"unknown key {odd[0]!r}{did_you_mean(odd[0], names)}")
    if not isinstance(value.get("explicit", False), bool):
        raise ValueError("explicit is true or false")
    given = {key: _text(value[key]) for key in ("image", "category", "email") if value.get(key)}
    return Podcast(**given, explicit=value.get("explicit", False))


def _folder(value: Any) -> str:
    text = _text(value).strip("/")
    first = text.split("/", 1)[0]
    if (
        not text
        or first in ("", ".", "..", "issues", "seeds", "templates", ".git", ".newsletter")
        or ".." in text.split("/")
    ):
        raise ValueError(f"{value!r} cannot be the output folder: it would mix with the sources")
    return text


def _citations(value: Any) -> str:
    text = _text(value)
    if text not in ("numbered", "author-year"):
        raise ValueError(f'"numbered" or "author-year" is wanted, not {value!r}')
    return text


def _facts(value: Any) -> tuple[str, ...]:
    names = _texts(value)
    for name in names:
        if name not in Settings().facts:
            raise ValueError(f"{name!r} is no fact of an entry{did_you_mean(name, Settings().facts)}")
    return names


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"true or false is wanted, not {value!r}")
    return value


TABLE: dict[str, Key] = {
    "title": Key(_title, str),
    "base_url": Key(_site, str),
    "description": Key(_text, str),
    "language": Key(_language, str),
    "timezone": Key(_timezone, str),
    "authors": Key(_people),
    "sender": Key(_person),
    "email": Key(mailing),
    "theme": Key(look),
    "postal_address": Key(_text, str),
    "unsubscribe_url": Key(_text, str),
    "list_id": Key(_text, str),
    "hub": Key(_site, str),
    "id_base": Key(_site, str),
    "copyright": Key(_text, str),
    "social_cards": Key(_truth),
    "sections": Key(_texts),
    "kinds": Key(_kinds),
    "podcast": Key(_podcast),
    "allowed": Key(_texts),
    "feed_items": Key(between(1, 1000), int),
    "carry_over": Key(_texts),
    "recent_issues": Key(between(1, 1000), int),
    "candidates": Key(between(0, 10_000), int),
    "output": Key(_folder, str),
    "citations": Key(_citations, str),
    "facts": Key(_facts),
    "smart": Key(_yes_or_no, bool),
}
