"""An issue file in, its Head out: what the front matter and the file name tell, every default filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from newsletter.issues.keys import ALL, OURS, pick, plain_keys
from newsletter.model.issue import Head, Period, Person
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.model.source import Raw
from newsletter.registry import did_you_mean
from newsletter.review.periods import read_period
from newsletter.text import front_matter
from newsletter.text.dates import read_datetime
from newsletter.text.slugs import slugify

_DATED = re.compile(r"(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})[-_. ]?(.*)", re.S)
_TITLE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*(?:#[ \t]+(?P<atx>[^\n]+?)[ \t]*#*[ \t]*(?:\n|$)|(?P<setext>[^\n#>*\-+][^\n]*)\n=+[ \t]*(?:\n|$))",
    re.S,
)


def decode(raw: Raw) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file. Bytes that are no UTF-8 are read as Windows-1252, and said so with their place."""
    try:
        return raw.data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = raw.data.count(b"\n", 0, error.start) + 1
        message = f"byte {error.start} (0x{raw.data[error.start]:02x}) is not UTF-8; read as Windows-1252"
        hint = "save the file as UTF-8"
        return raw.data.decode("cp1252", "replace"), (Problem("E201", message, raw.path, line, hint=hint),)


def read_head(raw: Raw, settings: Settings) -> Head:
    """The head of the issue in a file. It never fails: what is wrong stands in `problems`."""
    text, problems = decode(raw)
    head = front_matter.read(text)
    values = plain_keys(head.values)
    lines = {str(name).strip().lower().replace("-", "_"): line for name, line in head.lines.items()}
    found = list(problems)
    found += [Problem("E202", fault.message, raw.path, fault.line, fault.column, fault.hint) for fault in head.faults]
    found += _odd_keys(values, lines, raw.path)

    def complain(code: str, message: str, key: str, hint: str = "") -> None:
        found.append(Problem(code, message, raw.path, lines.get(key, 1), hint=hint))

    stem = raw.path.parent.name if raw.path.stem == "index" and raw.path.parent.name else raw.path.stem
    dated = _DATED.fullmatch(stem)
    zone = ZoneInfo(settings.timezone)
    published = _moment(pick(values, "date"), zone, "date", complain) or _file_date(dated, zone)
    kind = _word(pick(values, "kind")) or "issue"
    period = _period(pick(values, "period"), complain) if kind == "review" else None
    slug = _slug(pick(values, "slug"), dated[4] if dated and dated[4] else stem, complain)
    place = f"reviews/{period.name}" if period else f"issues/{slug}"
    page = settings.absolute(place + "/")
    title = _text(pick(values, "title")) or _first_heading(head.body) or _from_name(dated[4] if dated else stem) or slug
    return Head(
        path=raw.path,
        slug=slug,
        place=place,
        page=page,
        title=title,
        guid=_text(pick(values, "id")) or page,
        kind="issue" if kind in _ORDINARY_KINDS else kind,
        status=_status(values, raw.path),
        audience=_audience(values),
        description=_text(pick(values, "description")),
        subject=_text(pick(values, "subject")),
        preheader=_text(pick(values, "preheader")),
        number=_number(pick(values, "number"), complain),
        published=published,
        updated=_moment(pick(values, "updated"), zone, "updated", complain),
        period=period,
        authors=_people(pick(values, "authors")),
        topics=_words(pick(values, "topics")),
        language=_text(pick(values, "language")) or settings.language,
        image=_text(_first(pick(values, "image"))),
        image_alt=_text(pick(values, "image_alt")),
        canonical=_address(pick(values, "canonical_url"), complain),
        aliases=_list(pick(values, "aliases")),
        sources=_list(pick(values, "sources")),
        extra=tuple((key, value) for key, value in values.items() if isinstance(value, str | int | bool)),
        problems=tuple(found),
    )


_ORDINARY_KINDS = frozenset({"issue", "post", "newsletter", "article", "note", "link", "page", "blog"})


def _odd_keys(values: Mapping[str, Any], lines: Mapping[str, int], path: PurePosixPath) -> Iterator[Problem]:
    for key in values:
        meant = "" if key in ALL else did_you_mean(key, sorted(OURS))
        if meant:
            yield Problem("W203", f"unknown key {key!r}{meant}", path, lines.get(key, 1))


def _moment(value: Any, zone: tzinfo, key: str, complain: Any) -> datetime | None:
    if value is None or isinstance(value, bool):
        return None
    text = _text(value)
    moment = read_datetime(text, zone)
    if moment is None and text:
        complain("E204", f"{text!r} is not a date", key, "write it as 2024-01-03 or 2024-01-03 09:00")
    return moment


def _file_date(dated: re.Match[str] | None, zone: tzinfo) -> datetime | None:
    return read_datetime(f"{dated[1]}-{dated[2]:0>2}-{dated[3]:0>2}", zone) if dated else None


def _period(value: Any, complain: Any) -> Period | None:
    if value is None:
        complain("W205", "a review without `period:`", "kind", 'add `period: "2023"`')
        return None
    try:
        return read_period(_text(value))
    except ValueError as error:
        complain("E206", str(error), "period")
        return None


def _slug(value: Any, name: str, complain: Any) -> str:
    given = _text(value)
    if not given:
        return slugify(name)
    slug = slugify(given)
    if any(mark in given for mark in ("/", "\\", "..", "\0")):
        complain("E207", f"slug {given!r} may not hold a path; {slug!r} is used", "slug")
    return slug


def _first_heading(body: str) -> str:
    met = _TITLE.match(body)
    return re.sub(r"[*_`]|\s*\{#[\w-]+\}$", "", met["atx"] or met["setext"] or "").strip() if met else ""


def _from_name(name: str) -> str:
    words = re.sub(r"[-_]+", " ", name).strip()
    return words[:1].upper() + words[1:]


def _status(values: Mapping[str, Any], path: PurePosixPath) -> str:
    said = _word(pick(values, "status"))
    if (
        said in ("draft", "idea", "todo", "wip", "hidden")
        or values.get("draft") is True
        or _word(values.get("draft")) == "true"
    ):
        return "draft"
    unpublished = values.get("published") is False or values.get("is_published") is False
    return "draft" if unpublished or any(part in ("_drafts", "drafts") for part in path.parts) else "published"


def _audience(values: Mapping[str, Any]) -> str:
    said = _word(pick(values, "audience"))
    paid = said in ("paid", "only_paid", "only_founding", "premium", "members", "tiers", "subscribers")
    return "paid" if paid or values.get("paid") is True else "everyone"


def _number(value: Any, complain: Any) -> int | None:
    if value is None or isinstance(value, bool):
        return None
    digits = re.fullmatch(r"#?\s*(\d{1,9})", _text(value))
    if digits:
        return int(digits[1])
    if isinstance(value, str | int | float):
        complain("W208", f"number {_text(value)!r} is not a whole number", "number")
    return None


def _people(value: Any) -> tuple[Person, ...]:
    values = value if isinstance(value, list) else [value]
    people = []
    for one in values:
        if isinstance(one, dict):
            facts = plain_keys(one)
            person = Person(_text(facts.get("name")), _text(facts.get("email")), _text(facts.get("url")))
        else:
            person = Person(_text(one))
        if person.name:
            people.append(person)
    return tuple(people)


def _words(value: Any) -> tuple[str, ...]:
    """A list, or a string: divided at commas when it has any, else at blanks as Jekyll does."""
    if isinstance(value, str):
        value = value.split(",") if "," in value else value.split()
    return tuple(dict.fromkeys(word for one in _list(value) if (word := one.strip().lstrip("#"))))


def _list(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(text for one in values if (text := _text(one)))


def _address(value: Any, complain: Any) -> str:
    url = _text(value)
    if url and not url.startswith(("http://", "https://")):
        complain("E209", f"{url!r} is no address of a page", "canonical_url", "only http and https are possible")
        return ""
    return url


def _first(value: Any) -> Any:
    if isinstance(value, list):
        return value[0] if value else None
    if isinstance(value, dict):
        return value.get("url") or value.get("src") or value.get("image") or value.get("path")
    return value


def _word(value: Any) -> str:
    return _text(value).lower()


def _text(value: Any) -> str:
    """A scalar as one line of text."""
    if value is None or isinstance(value, list | dict):
        return ""
    return " ".join(str(value).split())
