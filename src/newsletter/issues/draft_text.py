"""What was gathered in, the Markdown of the draft out: notes word for word, candidates folded below them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from newsletter.document.markup import link_goal, markdown_escape
from newsletter.issues.picks import ITSELF, Gathered, Pick
from newsletter.model.source import Note
from newsletter.sections.kind import SectionKind
from newsletter.text.front_matter import spell
from newsletter.text.patterns import pattern
from newsletter.text.words import cut, plural


class Sheet(NamedTuple):
    """What is known of an issue before anything is gathered for it.

    `essay` is its opening when the editor wrote one, `carried` what the sections of every issue hold, by kind, and
    `topics` are suggested, never asserted; `corrections` of earlier issues stand first.
    """

    title: str
    day: date
    number: int
    essay: str = ""
    carried: Mapping[str, str] = MappingProxyType({})
    topics: tuple[str, ...] = ()
    corrections: str = ""


def draft_text(sheet: Sheet, found: Gathered, candidates: Sequence[Pick], among: Sequence[SectionKind]) -> str:
    """The whole file. Every entry is followed by a comment that says where it came from; readers never see it."""
    parts = [
        _front_matter(sheet, found),
        sheet.essay or "<!-- opening: what happened, and why should anybody care? -->",
    ]
    parts += [f"## Corrections\n\n{sheet.corrections}"] if sheet.corrections else []
    for kind in among:
        used = [pick for pick in found.used if pick.section == kind.name]
        offered = [pick for pick in candidates if pick.section == kind.name]
        carried = sheet.carried.get(kind.name, "")
        if used or offered or carried:
            parts.append(f"## {kind.heading}")
            parts += [
                "\n".join(entries) if listed else "\n\n".join(entries) for listed, entries in _written(used, kind)
            ]
            parts += [carried] if carried else []
            parts += _folded(offered)
    return "\n\n".join(parts) + "\n"


def _front_matter(sheet: Sheet, found: Gathered) -> str:
    suggested = f"  # suggested: {', '.join(sheet.topics)}" if sheet.topics else ""
    lines = [
        "---",
        f"title: {spell(sheet.title)}",
        'description: ""  # one line; feeds, archive and the year in review use it',
        f"date: {sheet.day.isoformat()}",
        f"number: {sheet.number}",
        "status: draft",
        f"topics: []{suggested}",
        *(["sources:", *(f"  - {spell(str(path))}" for path in found.sources)] if found.sources else []),
        "---",
    ]
    return "\n".join(lines)


def _written(picks: Sequence[Pick], kind: SectionKind) -> Iterator[tuple[bool, list[str]]]:
    """The entries in runs: list items together, texts under headings apart."""
    for headed, run in groupby(picks, key=lambda pick: pick.notes[0].headed):
        yield not headed, [_headed(pick, kind) if headed else _item(pick, kind) for pick in run]


# The end of a code block or a row of a table: with a comment behind it, it would be neither.
_ALONE = pattern(r"\s*(?:```|~~~|\|)|\s{4}")


def _item(pick: Pick, kind: SectionKind) -> str:
    first, *rest = pick.notes
    lines = _titled(_unmarked(first, kind), first, pick.title).split("\n")
    for words in filter(None, (_unmarked(note, kind, comment_only=True) for note in rest)):
        lines += words.split("\n")
    if pick.follows:
        lines.append(f"(We covered this in [{pick.follows}]({pick.follows_page}).)")
    known = f", at {pick.known.replace('--', '%2D%2D')}" if pick.known else ""
    places = f"<!-- {', '.join(f'{note.path}:{note.line}' for note in pick.notes)}{known} -->"
    if _ALONE.match(lines[-1]):
        lines += ["", places]
    else:
        lines[-1] += f" {places}"
    return "- " + "\n".join(f"  {line}" if line and place else line for place, line in enumerate(lines))


def _headed(pick: Pick, kind: SectionKind) -> str:
    note = pick.notes[0]
    heading, _, text = _unmarked(note, kind).partition("\n\n")
    text = text if kind.named_by(heading) else f"### {heading}\n\n{text}"
    follows = f"\n\n(We covered this in [{pick.follows}]({pick.follows_page}).)" if pick.follows else ""
    return f"{text}{follows}\n\n<!-- {note.path}:{note.line} -->"


def _titled(text: str, note: Note, title: str) -> str:
    """A note that begins with a bare address gets the title that the seeds know for it; every other word stays."""
    if not note.url or not title or note.title:
        return text
    for spelled in (f"<{note.url}>", note.url):
        if text.startswith(spelled):
            return f"[{markdown_escape(title)}]({link_goal(note.url)}){text[len(spelled) :]}"
    return text


def _unmarked(note: Note, kind: SectionKind, comment_only: bool = False) -> str:
    """The note's words without the `@word` that named its section."""
    text = note.comment if comment_only else note.text
    for word in note.mentions:
        if kind.named_by(word):
            text = re.sub(rf"[ \t]*(?<![\w/@.])@{re.escape(word)}(?![\w-])", "", text)
    return text.strip()


def _folded(offered: Sequence[Pick]) -> list[str]:
    if not offered:
        return []
    summary = f"<details>\n<summary>{plural(len(offered), 'candidate')} from the seeds</summary>"
    return [summary, "\n".join(map(_candidate, offered)), "</details>"]


def _candidate(pick: Pick) -> str:
    title = markdown_escape(cut(pick.title, 120))
    linked = f"[{title}]({link_goal(pick.url)})" if pick.url else f"{title} [link wanted]"
    linked = f"*{title}*" if pick.why == ITSELF else linked
    linked = f"<{pick.url}>" if pick.title == pick.url else linked
    words = "" if pick.words in ("", pick.title) else f" — “{markdown_escape(cut(pick.words, 200))}”"
    follows = f" (we covered this in [{pick.follows}]({pick.follows_page}))" if pick.follows else ""
    return f"- {linked}{words}{follows} <!-- {pick.path}:{pick.line} -->"
