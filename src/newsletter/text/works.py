"""Known works: what an address means, by the table of known sites.

An Address goes in; out comes its one spelling, the work behind it and what kind of work that is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsletter.text.addresses import Address
from newsletter.text.paper_sites import ANYWHERE
from newsletter.text.site import Site
from newsletter.text.sites import SITES


class Known(NamedTuple):
    """`url` is the one spelling; `work` the paper, model or repository that the page belongs to."""

    url: str
    work: str
    kind: str


_KINDS = {"datasets": "dataset", "spaces": "code"}


def known_site(address: Address) -> Known | None:
    """What the table knows of an address on one of its sites."""
    return _known(address, _sites(address.host))


def known_anywhere(address: Address) -> Known | None:
    """What an address tells on whatever site it stands."""
    return _known(address, ANYWHERE) if "/doi/" in address.path else None


@lru_cache(maxsize=4096)
def is_listed(host: str) -> bool:
    """Whether the table has lines for a host."""
    return bool(_sites(host))


def _known(address: Address, sites: tuple[Site, ...]) -> Known | None:
    for site in sites:
        if found := _compiled(site.pattern).fullmatch(address.target):
            groups = [_Part(group or "") for group in (found[0], *found.groups())]
            url, work, kind = (
                template.format(*groups, host=address.host) if "{" in template else template
                for template in (site.url, site.work, site.kind)
            )
            url = url or str(address)
            return Known(url, work or url, _KINDS.get(kind, kind))
    return None


def _sites(host: str) -> tuple[Site, ...]:
    table = _by_host()
    first, _, rest = host.partition(".")
    return table.get(host) or table.get(f"*.{rest}") or table.get(f"{first}.*") or ()


@cache
def _by_host() -> dict[str, tuple[Site, ...]]:
    table: dict[str, tuple[Site, ...]] = {}
    for site in SITES:
        for host in site.hosts.split():
            table[host] = (*table.get(host, ()), site)
    return table


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape, re.DOTALL)


class _Part(str):
    """A group of a match, written `{1:lower}`, `{1:upper}`, or `{1:/}`, a slash where it is not empty."""

    def __format__(self, how: str) -> str:
        if how == "lower":
            return re.sub(r"%[0-9a-f]{2}", lambda found: found[0].upper(), self.lower())
        if how == "upper":
            return self.upper()
        return how if how and self else "" if how else str(self)
