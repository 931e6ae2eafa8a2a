"""The head of one issue: a title that is missing, words that nobody knows, a date that contradicts the file name.

That an issue has no date, no description or no topic is told by `review.py`, with all that no review could count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC

from newsletter.checks.check import Check, Sheet
from newsletter.checks.given import Given, reader
from newsletter.document import parse_markdown
from newsletter.model.problem import Problem
from newsletter.registry import did_you_mean
from newsletter.text import front_matter
from newsletter.text.dates import read_date
from newsletter.text.local import is_folder_page

_STATUSES = tuple(
    "draft published idea todo wip hidden publish sent scheduled future imported about_to_send public live done".split()
)
_AUDIENCES = tuple(
    "everyone paid all both free public only_free only_paid only_founding premium members tiers subscribers".split()
)
_KINDS = tuple(
    "issue review interview podcast post posts newsletter newsletters article essay editorial note link page blog "
    "special announcement video thread guide report".split()
)


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    given = reader(sheet.text)
    yield from _no_title(sheet, given("title"))
    yield from _unknown_status(sheet, given("status"))
    yield from _unknown_audience(sheet, given("audience"))
    yield from _misspelled_kind(sheet, given("kind"))
    yield from _two_dates(sheet, given("date"))


def _no_title(sheet: Sheet, said: Given) -> Iterator[Problem]:
    if said.words:
        return
    beginning = parse_markdown(front_matter.split(sheet.text).body[:2000])
    first = next((node for node in beginning.nodes if node.kind != "comment"), None)
    if not first or first.kind != "heading" or first.get("level") != 1:
        message = f"the issue has no title; {sheet.issue.title!r} is made from its name"
        yield sheet.found("W211", message, hint="add `title:` to its front matter")


def _unknown_status(sheet: Sheet, said: Given) -> Iterator[Problem]:
    if said.words and said.words.lower() not in _STATUSES:
        message = f"unknown status {said.words!r}{did_you_mean(said.words.lower(), _STATUSES)}"
        hint = f"write draft or published; until then the issue counts as {sheet.issue.status}"
        yield sheet.found("W212", message, said.line, said.words, hint=hint)


def _unknown_audience(sheet: Sheet, said: Given) -> Iterator[Problem]:
    if said.words and said.words.lower() not in _AUDIENCES:
        message = f"unknown audience {said.words!r}{did_you_mean(said.words.lower(), _AUDIENCES)}"
        hint = "write everyone or paid; until then everybody may read the issue"
        yield sheet.found("W213", message, said.line, said.words, hint=hint)


def _misspelled_kind(sheet: Sheet, said: Given) -> Iterator[Problem]:
    """A kind that is near none of ours is the editor's own."""
    kind = said.words.lower()
    meant = "" if kind in _KINDS else did_you_mean(kind, _KINDS)
    if meant:
        hint = "write the kind that is meant; a kind of your own needs a name of its own"
        yield sheet.found("W214", f"unknown kind {said.words!r}{meant}", said.line, said.words, hint=hint)


def _two_dates(sheet: Sheet, said: Given) -> Iterator[Problem]:
    """The day may also be that of Greenwich: evening posts are often filed under it."""
    path, published = sheet.issue.path, sheet.issue.published
    stem = path.parent.name if is_folder_page(path) else path.stem
    named = read_date(stem[:10]) if re.match(r"\d{4}-\d\d-\d\d", stem) else None
    if not said.words or not published or not named or not named.day:
        return
    if named.first_day() not in (published.date(), published.astimezone(UTC).date()):
        message = f"the file name says {named.first_day()}, the front matter {published.date()}"
        hint = "correct the one that is wrong; the front matter is believed"
        yield sheet.found("W217", message, said.line, said.words, hint=hint)


CHECK = Check("front_matter", ("W211", "W212", "W213", "W214", "W217"), sheet=_of_sheet)
