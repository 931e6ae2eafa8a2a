"""What an issue got wrong: the front matter's `corrections:` in; the words at its foot, and for the next issue, out.

    corrections:
      - date: 2024-01-10
        text: The model has 7 billion parameters, not 13.

An issue that was sent cannot be taken back, but its page and its entry in the feeds say what was wrong, and the next
draft begins with it. A correction is a declared change: it moves the date of the last change when no `updated:` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from operator import itemgetter
from typing import Any

from newsletter.document.markup import markdown_escape
from newsletter.issues.keys import plain_keys
from newsletter.issues.values import Complain, moment, text
from newsletter.model.issue import Correction, Head
from newsletter.model.node import Document
from newsletter.text.dates import PartialDate

_HEADING = "Corrections"


def read_corrections(value: Any, zone: tzinfo, complain: Complain) -> tuple[Correction, ...]:
    """The corrections of a front matter, oldest first; one without a date or without words is told and left out."""
    listed = value if isinstance(value, list) else [value] if value else []
    found = [one for item in listed if (one := _correction(item, zone, complain))]
    return tuple(sorted(found, key=lambda correction: correction.day))


def _correction(item: Any, zone: tzinfo, complain: Complain) -> Correction | None:
    facts = plain_keys(item) if isinstance(item, dict) else {}
    day, words = moment(facts.get("date"), zone, "corrections", complain), text(facts.get("text"))
    if day and words:
        return Correction(day, words)
    if not day and facts.get("date"):
        return None  # told already
    missing = "text" if day else "date" if words else "date and text"
    hint = "write `- date: 2024-01-10` and, below it, `text: what was wrong, and what is right`"
    complain("W225", f"a correction has no {missing}; it is left out", "corrections", hint)
    return None


def last_change(updated: datetime | None, corrections: Sequence[Correction]) -> datetime | None:
    """When an issue last changed as far as its front matter says: `updated:`, else the last correction."""
    return updated or (corrections[-1].day if corrections else None)


def with_corrections(document: Document, head: Head) -> Document:
    """The text with its corrections at the foot, in whatever it is written to."""
    if not head.corrections:
        return document
    from newsletter.document import parse_markdown

    lines = (f"- **{_day(one.day)}:** {one.text}" for one in head.corrections)
    added = parse_markdown(f"## {_HEADING} {{#{_free_id(document)}}}\n\n" + "\n".join(lines))
    return replace(document, nodes=document.nodes + added.nodes)


def _free_id(document: Document) -> str:
    taken = {heading.string("id") for heading in document.headings()}
    names = (f"corrections{suffix}" for suffix in ("", *(f"-{n}" for n in range(2, len(taken) + 3))))
    return next(name for name in names if name not in taken)


def _day(moment: datetime) -> str:
    return PartialDate(moment.year, moment.month, moment.day).long()


def queued(issues: Sequence[Head]) -> str:
    """What readers of the next issue have to hear, as Markdown: all that was corrected since the last one came out."""
    out = [(issue.published, issue.slug, issue) for issue in issues if issue.status == "published" and issue.published]
    return "\n".join(_items(sorted(out, key=itemgetter(0, 1)))) if out else ""


def _items(oldest_first: Sequence[tuple[datetime, str, Head]]) -> Iterator[str]:
    since, _, last = oldest_first[-1]
    for _, _, issue in oldest_first:
        for one in issue.corrections:
            if one.day > since or (one.day == since and issue is last):
                number = f"#{issue.number}, " if issue.number is not None else ""
                place = f"[{markdown_escape(issue.title)}]({issue.page})"
                yield f"- {place} ({number}{issue.published:%Y-%m-%d}): {one.text}"
