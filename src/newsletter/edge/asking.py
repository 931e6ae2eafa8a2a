"""Asks the providers about addresses, and keeps what they tell in `seeds/library.lock`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC
from pathlib import Path
from typing import NamedTuple

from newsletter.edge import files
from newsletter.edge.answer import Fetched
from newsletter.edge.clock import now
from newsletter.edge.fetch import Web, fetch
from newsletter.library.facts import providers_of
from newsletter.library.facts.provider import Facts
from newsletter.library.lock import LOCK, Lock, read_lock, write_lock
from newsletter.model.problem import NewsletterError
from newsletter.text.urls import canonical

_ENOUGH_SILENCE = 2
"""After so many hosts in a row that do not answer, there is no network."""


class Asked(NamedTuple):
    """What was told about an address: `facts`, or the `fault`. `answer` is the last one that came."""

    url: str
    facts: Facts | None
    fault: str
    answer: Fetched


def ask(web: Web, href: str) -> Asked:
    """What the first provider that knows an address tells about it, or at least how the address answers."""
    url = canonical(href)
    answer = Fetched(0, href, fault="is no address of the web")
    for provider, at in providers_of(url, href):
        answer = fetch(web, at, pause=provider.pause, page=provider.itself)
        facts = provider.parse(answer.body, answer.charset) if answer.body else Facts()
        if facts.title:
            return Asked(url, facts._replace(status=answer.status, by=provider.name, fetched=moment()), "", answer)
    status = Facts(status=answer.status, fetched=moment()) if answer.status else None
    return Asked(url, status, answer.fault or "says nothing about itself", answer)


def moment() -> str:
    """The present moment, as the lock writes it."""
    return now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Rounds:
    """One address after the other is asked about, until the network is found to be gone."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self._silent = 0

    @property
    def over(self) -> bool:
        return self._silent >= _ENOUGH_SILENCE

    def ask(self, href: str) -> Asked:
        told = ask(self.web, href)
        self._silent = 0 if told.answer.reached else self._silent + 1
        return told


def merged(known: Facts | None, news: Facts) -> Facts:
    """Newer facts; an address that only answers with a fault keeps what was known of it before."""
    return known._replace(status=news.status, fetched=news.fetched) if known and not news.title else news


def keep(root: Path, news: Mapping[str, Facts]) -> bool:
    """Write newer facts into the lock; tells whether it changed. A lock that cannot be read whole is not rewritten."""
    try:
        before = (root / LOCK).read_bytes()
    except FileNotFoundError:
        before = None
    lock = read_lock(before or b"") if before is not None else Lock()
    if lock.problems:
        raise NewsletterError(problems=lock.problems, exit_code=1)
    after = write_lock(lock.with_({url: merged(lock.facts.get(url), facts) for url, facts in news.items()}))
    if not news or after == before:
        return False
    if before is None:
        files.create(root, LOCK, after)
    else:
        files.replace(root, LOCK, before, after)
    return True
