"""Words that an editor leaves for later: TODO, TK, lorem ipsum, and what a new draft brings with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter.checks.check import Check, Sheet
from newsletter.checks.given import reader
from newsletter.model.node import Node
from newsletter.model.problem import Problem

_PLACEHOLDER = re.compile(
    r"(?<![\w/.#@-])(?:TODO|FIXME|XXX|TBD|(?:TK)+)(?![\w/-]|\.\w)|\[?(?<!\w)citation needed(?!\w)\]?|\blorem ipsum\b"
    r"|(?i:(?<!\w)lorem ipsum(?!\w))|(?i:\[citation needed\])"
)
_CANDIDATES = re.compile(r"[\d,]+ candidates? from the seeds")
_KEYS = ("title", "description", "subject", "preheader", "image_alt")


def _of_sheet(sheet: Sheet) -> Iterator[Problem]:
    yield from _in_head(sheet)
    for node in sheet.document.walk():
        yield from _in_node(sheet, node)


CHECK = Check("placeholders", ("W305", "N306", "W307", "N308"), sheet=_of_sheet)
