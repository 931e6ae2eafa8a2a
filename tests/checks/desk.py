"""Texts in, sheets and a desk out, for the tests of the checks.

Several issues stand in one text below lines such as `==> 2023-11-29-first.md <==`; a text without them is one issue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from newsletter.checks.check import Check, Sheet, laid_out
from newsletter.edge.mailroom import mailroom
from newsletter.edge.memory import opened
from newsletter.issues.body import read_body
from newsletter.issues.head import read_head
from newsletter.model.problem import Problem
from newsletter.model.publication import Settings
from newsletter.model.reply import Reply
from newsletter.model.source import Raw
from newsletter.sections import kinds
from tests.render.mail_sample import THEME

SETTINGS = Settings(title="Example Weekly", base_url="https://news.example", allowed=("https://allowed.example/x",))
with TemporaryDirectory() as folder, opened(Path(folder)) as memory:
    ROOM = mailroom(SETTINGS, THEME, memory)
NOW = datetime(2024, 2, 1, 12, tzinfo=UTC)
REPLIES = {
    "https://good.example/a": Reply("good", "good.example"),
    "https://gone.example/a": Reply("gone", "gone.example", "is not there (404)"),
    "https://gone.example/b?c=d&e=f": Reply("gone", "gone.example", "is gone for good (410)"),
    "https://gone.example/%7B%7Bid%7D%7D": Reply("gone", "gone.example", "is not there (404)"),
    "https://short.example/x": Reply("gone", "a.example", "leads to https://a.example/, which is not there (404)"),
    "https://nowhere.example/": Reply("nowhere", "nowhere.example", "names a host that does not exist"),
    "https://shut.example/a": Reply("unreachable", "shut.example", "does not answer: Connection refused"),
    "https://old.example/a": Reply(
        "distrusted", "old.example", "has a certificate that browsers refuse: certificate has expired"
    ),
    "https://moved.example/a": Reply("moved", "new.example", to="https://new.example/b"),
    "https://sold.example/a": Reply("moved", "new.example", to="https://new.example/"),
    "https://club.example/a": Reply("unclear", "club.example", "club.example does not let us in (403)"),
    "https://club.example/b": Reply("unclear", "club.example", "club.example does not let us in (403)"),
    "https://club.example/c": Reply("unclear", "club.example", "club.example answered 500"),
    "https://slow.example/a": Reply("silent", "slow.example", "slow.example does not answer: too slow"),
    "https://busy.example/a": Reply("busy", "busy.example", "busy.example was asked too often (429)"),
    "https://wiki.intranet/a": Reply("refused", "wiki.intranet", "wiki.intranet is not the name of a public host"),
    "http://localhost:8000/": Reply("refused", "localhost:8000", "localhost is not the name of a public host"),
    "https://news.example/soon": Reply("gone", "news.example", "is not there (404)"),
}
ONLY = "2024-01-03-example.md"
_NAMED = re.compile(r"^==> (.+) <==\n", re.MULTILINE)


def sheet(text: str, name: str = ONLY, missing: Iterable[str] = ()) -> Sheet:
    """An issue as the checks see it. `missing` names pictures that are not there; each is told at line 1."""
    raw = Raw(PurePosixPath("issues", name), text.encode())
    written = read_body(read_head(raw, SETTINGS), raw, kinds(SETTINGS))
    lost = tuple((PurePosixPath("issues", path), 1) for path in missing)
    return Sheet(written.issue, written.document, text, lost, ROOM.mailed(written))


def sheets(text: str) -> list[Sheet]:
    """Every issue of a text."""
    first, *parts = _NAMED.split(text)
    if not parts:
        return [sheet(first)]
    return [sheet(body, name) for name, body in zip(parts[::2], parts[1::2], strict=True)]


def found(check: Check, issues: Sequence[Sheet]) -> list[Problem]:
    """All that one check finds, in the order of the places, when addresses answer as in `REPLIES`."""
    problems = [problem for one in issues if check.sheet for problem in check.sheet(one)]
    problems += check.desk(replace(laid_out(issues, SETTINGS, NOW), replies=REPLIES)) if check.desk else ()
    return sorted(problems, key=lambda problem: (str(problem.path), problem.line, problem.column, problem.code))


def told(problems: Iterable[Problem]) -> str:
    """The findings as they are printed, without the folder of the issues and without the name of a single one."""
    return "\n".join(str(problem).removeprefix("issues/").removeprefix(f"{ONLY}:") for problem in problems)
