"""What else `newsletter library` tells: removed noise, the reasons for a section, facts from the network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from newsletter.cli.options import rounds
from newsletter.cli.report import as_json
from newsletter.issues.past import Past
from newsletter.library.lock import Lock
from newsletter.model.item import Item
from newsletter.model.publication import Settings
from newsletter.model.source import Removed, Source
from newsletter.text.urls import canonical, is_web, typed
from newsletter.text.words import cut


def removed(sources: Iterable[Source], query: str, json_: bool) -> None:
    """Every removal as `path:line-last: rule: first words`; `query` is a part of the path, the rule or the words."""
    found = [
        one for source in sources for one in source.removed if _speaks_of(query, str(one.path), one.rule, one.words)
    ]
    if json_:
        click.echo(as_json({"removed": [{**one._asdict(), "path": str(one.path)} for one in found]}))
        return
    for one in found:
        click.echo(f"{_lines(one)}: {one.rule}: {cut(' '.join(one.words.split()), 80)}")
    click.echo(f"{len(found)} removed", err=True)


def feeds(sources: Iterable[Source], settings: Settings) -> None:
    """The feeds of all lists among the seeds as one list, OPML."""
    from newsletter.library.opml import opml

    found = [item for source in sources if source.format == "opml" for item in source.items]
    click.echo(opml(f"{settings.title}: feeds", found), nl=False)


def _lines(one: Removed) -> str:
    return f"{one.path}:{one.line}-{one.last}" if one.last > one.line else f"{one.path}:{one.line}"


def why(sources: Sequence[Source], past: Past, settings: Settings, lock: Lock, query: str, json_: bool) -> None:
    """For everything that the next draft would look at: its section, or that it is left out, and the reason."""
    from newsletter.issues.gathering import gathered
    from newsletter.sections import kinds

    sorting = gathered(sources, past, kinds(settings), lock)
    rows = [(one.path, one.line, one.title, one.url, one.section, one.why) for one in sorting.used]
    rows += [(one.path, one.line, one.title, one.url, one.section, one.why) for one in sorting.candidates]
    rows += [(one.path, one.line, one.title, one.url, "", one.why) for one in sorting.left_out]
    address = canonical(typed(query)) if typed(query) else ""
    found = [row for row in rows if (canonical(row[3]) == address if address else _speaks_of(query, row[2], row[3]))]
    if json_:
        names = ("path", "line", "title", "url", "section", "why")
        told = ({**dict(zip(names, row, strict=True)), "path": str(row[0])} for row in found)
        click.echo(as_json({"items": list(told)}))
        return
    for path, line, title, url, section, reason in found:
        click.echo(f"{path}:{line}: {title or url} → {section or 'left out'} ({reason})")


def _speaks_of(query: str, *texts: str) -> bool:
    words = query.casefold().split()
    text = " ".join(texts).casefold()
    return all(word in text for word in words)


def refresh(root: Path, items: Sequence[Item], wanted: int, settings: Settings, allowed: Iterable[str]) -> None:
    """Ask about each item, tell what came, and keep it, even when somebody does not want to wait for the rest."""
    from newsletter.edge.asking import keep
    from newsletter.library.facts.provider import Facts

    net = rounds(True, settings.base_url, allowed)
    news: dict[str, Facts] = {}
    failed = 0
    try:
        for item in items:
            if not is_web(item.url):
                continue
            if not net or net.over:
                click.echo("no network: the rest was not asked", err=True)
                failed += 1
                break
            told = net.ask(item.href or item.url)
            failed += told.facts is None
            if told.facts:
                news[item.url] = told.facts
            said = f"“{told.facts.title}” ({told.facts.by})" if told.facts and told.facts.title else told.fault
            click.echo(f"{item.url}: {said}", err=True)
    finally:
        changed = keep(root, news)
    click.echo(f"{len(news)} asked, {failed} without an answer, {max(0, wanted - len(items))} left", err=True)
    if changed:
        click.echo("seeds/library.lock")
    if failed:
        click.get_current_context().exit(1)
