"""An issue file in, its Head out: what the front matter and the file name tell, every default filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, tzinfo
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo

from newsletter.document.head_words import head_words
from newsletter.issues.corrections import last_change, read_corrections
from newsletter.issues.identities import permalink
from newsletter.issues.keys import STYLES, meant_by, name_of, pick, plain_keys
from newsletter.issues.sound import read_sound
from newsletter.issues.told_dates import only_known, told_date
from newsletter.issues.told_titles import told_title
from newsletter.issues.values import (
    Complain,
    address,
    language,
    moment,
    number,
    people,
    picture,
    text,
    texts,
    topics,
    turned,
    word,
)
from newsletter.model.issue import Head, Period
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.model.source import Raw
from newsletter.review.periods import read_period
from newsletter.text import front_matter
from newsletter.text.dates import read_datetime
from newsletter.text.local import is_folder_page, language_of_name
from newsletter.text.patterns import pattern
from newsletter.text.slugs import slugify

_DATED = pattern(r"(\d{4})[-_.](\d{1,2})[-_.](\d{1,2})[-_. ]?(.*)", re.S)


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
    content, problems = decode(raw)
    return head_of(raw.path, front_matter.read(content), problems, settings)


def head_of(path: PurePosixPath, head: front_matter.Head, problems: Iterable[Problem], settings: Settings) -> Head:
    """The same of a file whose front matter was read; `problems` are those of its bytes."""
    values = plain_keys(head.values)
    lines = plain_keys(head.lines)
    found = list(problems)
    found += [Problem("E202", fault.message, path, fault.line, fault.column, fault.hint) for fault in head.faults]
    found += _misspelled(values, lines, path)

    def complain(code: str, message: str, key: str, hint: str = "") -> None:
        found.append(Problem(code, message, path, lines.get(name_of(values, key), 1), hint=hint))

    stem = path.parent.name if is_folder_page(path) else path.stem.removesuffix(".html")  # DocPad: `page.html.md`
    dated = _DATED.fullmatch(stem)
    named = dated[4] if dated and dated[4] else stem
    zone = ZoneInfo(settings.timezone)
    kind = word(pick(values, "kind")) or "issue"
    period = _period(pick(values, "period"), complain) if kind == "review" else None
    slug = _slug(pick(values, "slug"), named, complain)
    place = f"reviews/{period.name}" if period else f"issues/{slug}"
    page = settings.absolute(place + "/")
    aliases = texts(pick(values, "aliases"))
    title = _title(values) or told_title(head.body, named) or slug
    published = moment(pick(values, "date"), zone, "date", complain) or _file_date(dated, zone)
    if not published and (told := told_date(path, stem, title)):
        published = datetime.combine(told.first_day(), time(), zone)
        if not told.day:
            found.append(only_known(path, "month", told.first_day()))
    corrections = read_corrections(pick(values, "corrections"), zone, complain)
    return Head(
        path=path,
        slug=slug,
        place=place,
        page=page,
        title=title,
        guid=text(pick(values, "id")) or permalink(settings, place, aliases),
        kind="issue" if kind in _ORDINARY_KINDS else kind,
        status=_status(values, path),
        audience=_audience(values),
        description=head_words(text(pick(values, "description"))),
        subject=head_words(text(pick(values, "subject"))),
        preheader=head_words(text(pick(values, "preheader"))),
        number=number(pick(values, "number"), complain),
        published=published,
        turned=turned(pick(values, "date"), zone),
        updated=last_change(moment(pick(values, "updated"), zone, "updated", complain), corrections),
        period=period,
        authors=people(pick(values, "authors")),
        topics=topics(values),
        language=language(pick(values, "language"), complain) or language_of_name(path) or settings.language,
        image=picture(pick(values, "image")),
        image_alt=text(pick(values, "image_alt")),
        canonical=address(pick(values, "canonical_url"), complain),
        aliases=aliases,
        sources=texts(pick(values, "sources")),
        bibliography=texts(values.get("bibliography")),
        citations=_style(pick(values, "citations"), complain),
        toc=bool(values.get("toc")) and word(values.get("toc")) not in ("false", "no", "0"),
        corrections=corrections,
        sound=read_sound(values, complain),
        extra=tuple((key, value) for key, value in values.items() if isinstance(value, str | int | bool)),
        problems=tuple(found),
    )


_ORDINARY_KINDS = frozenset({"issue", "post", "newsletter", "article", "note", "link", "page", "blog"})


def _misspelled(values: Mapping[str, Any], lines: Mapping[str, int], path: PurePosixPath) -> Iterator[Problem]:
    for key in values:
        if meant := meant_by(key):
            yield Problem("W203", f"unknown key {key!r}; did you mean {meant!r}?", path, lines.get(key, 1))


def _period(value: Any, complain: Complain) -> Period | None:
    if value is None:
        complain("W205", "a review without `period:`", "kind", 'add `period: "2023"`')
        return None
    try:
        return read_period(text(value))
    except ValueError as error:
        complain("E206", str(error), "period")
        return None


def _slug(value: Any, name: str, complain: Complain) -> str:
    given = text(value).strip("/")  # Docusaurus begins with a slash
    if not given:
        return slugify(name)
    slug = slugify(given)
    if any(mark in given for mark in ("/", "\\", "..", "\0")):
        complain("E207", f"slug {given!r} may not hold a path; {slug!r} is used", "slug")
    return slug


def _title(values: Mapping[str, Any]) -> str:
    """Mails have a subject and no title."""
    return head_words(text(pick(values, "title")) or text(pick(values, "subject")))


def _status(values: Mapping[str, Any], path: PurePosixPath) -> str:
    """What the front matter says; in a folder of drafts, what says nothing is one."""
    status, draft = word(pick(values, "status")), word(values.get("draft"))
    shown = [values[key] for key in ("published", "is_published") if isinstance(values.get(key), bool)]
    if status in _UNWRITTEN or draft == "true" or False in shown:
        return "draft"
    in_drafts = any(part.lower().strip("_") in ("draft", "drafts") for part in path.parts[:-1])
    return "draft" if in_drafts and not (status or draft or shown) else "published"


_UNWRITTEN = frozenset({"draft", "idea", "todo", "wip", "hidden"})


def _audience(values: Mapping[str, Any]) -> str:
    said = word(pick(values, "audience"))
    paid = said in ("paid", "only_paid", "only_founding", "premium", "members", "tiers", "subscribers")
    return "paid" if paid or values.get("paid") is True else "everyone"


def _style(value: Any, complain: Complain) -> str:
    """How works are cited, by our name or a usual one."""
    said = word(value).replace("_", "-").replace(" ", "-")
    style = next((style for style, names in STYLES.items() if said in names), "")
    if said and not style:
        complain("W220", f"no citation style called {said!r}", "citations", 'write "numbered" or "author-year"')
    return style


def _file_date(dated: re.Match[str] | None, zone: tzinfo) -> datetime | None:
    return read_datetime(f"{dated[1]}-{dated[2]:0>2}-{dated[3]:0>2}", zone) if dated else None
