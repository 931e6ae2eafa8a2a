"""A value of a front matter in, what it means out: text, names, people, a number, a moment, an address.

Other systems write the same thing in many shapes: a topic as a word, a list or a table, a person as a name or a
mapping. What cannot be meant is told to `complain` and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, Protocol

from newsletter.issues.keys import name_of, pick, plain_keys
from newsletter.model.issue import Person
from newsletter.text.dates import read_datetime
from newsletter.text.people import name_and_email


class Complain(Protocol):
    """Takes what is wrong with the value of a key: a code, a sentence, the key, what to do about it."""

    def __call__(self, code: str, message: str, key: str, hint: str = "") -> None: ...


def text(value: Any) -> str:
    """A scalar as one line of text; a list or a mapping is none."""
    if value is None or isinstance(value, list | dict):
        return ""
    return " ".join(str(value).split())


def word(value: Any) -> str:
    """A scalar for comparing."""
    return text(value).lower()


def texts(value: Any) -> tuple[str, ...]:
    """A list of texts; one text is a list of one."""
    return tuple(found for one in _listed(value) if (found := text(one)))


def names(value: Any) -> tuple[str, ...]:
    """Topics: a list, or a text divided at commas when it has any, else at blanks as Jekyll does.

    >>> names("deep learning, #moe"), names("ml review")
    (('deep learning', 'moe'), ('ml', 'review'))
    """
    if isinstance(value, str):
        value = value.split(",") if "," in value else value.split()
    if isinstance(value, dict):  # Zola's [taxonomies] holds a list for each kind of topic
        value = [one for inner in value.values() for one in _listed(inner)]
    named = (one.get("name") if isinstance(one, dict) else one for one in _listed(value))
    return tuple(dict.fromkeys(name for one in named if (name := text(one).lstrip("#"))))


def topics(values: Mapping[str, Any]) -> tuple[str, ...]:
    """The topics of a head. `category`, `tag` and `topic` name a single one, of one word or of several, as in Jekyll.

    >>> topics({"category": "This Week in Rust"}), topics({"categories": "ml review"})
    (('This Week in Rust',), ('ml', 'review'))
    """
    said = pick(values, "topics")
    single = isinstance(said, str) and "," not in said and name_of(values, "topics") in ("category", "tag", "topic")
    return names([said] if single else said)


def people(value: Any) -> tuple[Person, ...]:
    """Authors: names, or mappings with `name`, `email` and `url`."""
    return tuple(person for one in _listed(value) if (person := _person(one)).name)


def picture(value: Any) -> str:
    """The address of an image: the value itself, or the first of a list, or what a mapping holds."""
    first = next(iter(_listed(value)), None)
    if isinstance(first, dict):
        first = next((first[key] for key in ("url", "src", "image", "path") if first.get(key)), None)
    return text(first)


def number(value: Any, complain: Complain) -> int | None:
    """The number of an issue: `12` or `#12`."""
    if value is None or isinstance(value, bool):
        return None
    digits = re.fullmatch(r"#?\s*(\d{1,9})", text(value))
    if not digits and not isinstance(value, list | dict):
        complain("W208", f"number {text(value)!r} is not a whole number", "number")
    return int(digits[1]) if digits else None


def language(value: Any, complain: Complain) -> str:
    """A language tag (BCP 47); what other programs write with a low line, `pt_BR`, is one too."""
    tag = text(value).replace("_", "-")
    if tag and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag):
        complain("W231", f"language {text(value)!r} is not a language tag such as en or pt-BR", "language")
        return ""
    return tag


def moment(value: Any, zone: tzinfo, key: str, complain: Complain) -> datetime | None:
    """The moment that a date tells, in the zone of the publication when it names none."""
    said = "" if isinstance(value, bool) else text(value)
    found = read_datetime(said, zone) if said else None
    if not said or found:
        return found
    readings = {f"{one:%Y-%m-%d}": one for one in turned(said, zone) if one}
    if len(readings) == 1:
        return next(iter(readings.values()))
    hint = f"write it as {' or '.join(readings or ('2024-01-03', '2024-01-03 09:00'))}"
    complain("E204", f"{said!r} is {'one of two dates' if readings else 'not a date'}", key, hint)
    return None


def turned(value: Any, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """What a date means that ends with its year: when its day comes first, and when its month does.

    A slash or a dash may stand behind either, a point only behind a day.

    >>> from datetime import UTC
    >>> [str(one) for one in turned("31/01/2024", UTC)]
    ['2024-01-31 00:00:00+00:00', 'None']
    """
    met = re.fullmatch(r"(\d\d?)([-/.])(\d\d?)\2(\d{4})(\D.*)?", text(value))
    if not met:
        return None, None
    first, mark, second, year, clock = met.groups(default="")
    month_first = read_datetime(f"{year}-{first}-{second}{clock}", zone) if mark != "." else None
    return read_datetime(f"{year}-{second}-{first}{clock}", zone), month_first


def address(value: Any, complain: Complain) -> str:
    """The full address of a page."""
    url = text(value)
    if url and not url.startswith(("http://", "https://")):
        complain("E209", f"{url!r} is no address of a page", "canonical_url", "only http and https are possible")
        return ""
    return url


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _person(value: Any) -> Person:
    if not isinstance(value, dict):
        return Person(*name_and_email(text(value)))
    facts = plain_keys(value)
    return Person(text(facts.get("name")), text(facts.get("email")), text(facts.get("url")))
