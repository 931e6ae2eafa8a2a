"""A line of the table of known sites: which addresses it is about and what they mean."""

from __future__ import annotations

from typing import NamedTuple


class Site(NamedTuple):
    """A line of the table.

    `pattern` matches the whole path and query. `url`, `work` and `kind` are made from its groups, `{1:lower}`
    in lower case; an empty `url` keeps the address as it is, an empty `work` is the address itself.
    """

    hosts: str
    pattern: str
    url: str
    kind: str
    work: str = ""


REST = r"(?:[/?].*)?"  # further segments, a query, or nothing: what a pattern ends with to let them fall away
