"""`newsletter library`: where was this covered, what is still unused, where would it go, what do others say of it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from newsletter.cli.report import as_json, publication_root, tell

if TYPE_CHECKING:
    from newsletter.model.issue import Issue
    from newsletter.model.item import Item


@click.command("library")
@click.argument("query", default="")
@click.option("--unused", is_flag=True, help="Only what no issue has told of yet.")
@click.option("--why", is_flag=True, help="The section that each new item would go to, and the reason.")
@click.option("--removed", is_flag=True, help="What was taken out of the seeds as noise, with its lines.")
@click.option("--opml", is_flag=True, help="The feeds that the seeds list, as a file for any reader of feeds.")
@click.option("--refresh", is_flag=True, help="Ask for the facts that are missing; with QUERY, ask again. Extra: net.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="With --refresh: most addresses.")
@click.option(
    "--allow-private", metavar="HOST", multiple=True, help="A host that may be asked though it is not public."
)
@click.option("--json", "json_", is_flag=True, help="One JSON document.")
def COMMAND(
    query: str,
    unused: bool,
    why: bool,
    removed: bool,
    opml: bool,
    refresh: bool,
    limit: int,
    allow_private: tuple[str, ...],
    json_: bool,
) -> None:
    """List what was collected and covered; QUERY is an address or words."""
    from newsletter.cli import library_more
    from newsletter.edge.archive import read_issues
    from newsletter.edge.collected import collected
    from newsletter.edge.reading import read_lock
    from newsletter.edge.settings import load_settings
    from newsletter.library.library import Library, gather, issues_of
    from newsletter.library.lock import with_facts

    root = publication_root()
    settings = load_settings(root).settings
    lock = read_lock(root)
    with collected(root, settings) as found_here:
        sources = found_here.sources
        if why:
            library_more.why(sources, found_here.past, settings, lock, query, json_)
    if removed:
        library_more.removed(sources, query, json_)
    if opml:
        library_more.feeds(sources, settings)
    if why or removed or opml:
        return
    issues, _ = read_issues(root, settings)
    tell(lock.problems)
    library = gather(sources, reversed(issues))
    library = Library({url: with_facts(item, lock) for url, item in library.items.items()})
    found = library.find(query) if query else tuple(library.items.values())
    if unused:
        found = tuple(item for item in found if not issues_of(item))
    if refresh:
        wanted = [item for item in found if query or not lock.of(item.url)]
        library_more.refresh(root, wanted[:limit], len(wanted), settings, allow_private)
        return
    _list(found, issues, json_)
    if query and not found:
        click.echo(f"nothing known of {query!r}", err=True)
        click.get_current_context().exit(1)


def _list(found: Sequence[Item], issues: Sequence[Issue], json_: bool) -> None:
    by_slug = {issue.slug: issue for issue in issues}
    if json_:
        click.echo(as_json({"items": [_facts(item, by_slug) for item in found]}))
        return
    for item in found:
        click.echo("\n".join(_told(item, by_slug)))


def _told(item: Item, by_slug: dict[str, Issue]) -> list[str]:
    lines = [f"{item.title or item.url}", f"  {item.url or '[link wanted]'}"]
    lines += [f"  {_place(seen.issue, seen.by, by_slug)} {seen.path}:{seen.line}" for seen in item.seen]
    return lines


def _place(slug: str, by: str, by_slug: dict[str, Issue]) -> str:
    issue = by_slug.get(slug)
    if not issue:
        return f"{by},"
    number = f"#{issue.number}" if issue.number is not None else issue.slug
    draft = " (draft)" if issue.status == "draft" else ""
    return f"covered in {number}{', ' + issue.published.date().isoformat() if issue.published else ''}{draft},"


def _facts(item: Item, by_slug: dict[str, Issue]) -> dict[str, object]:
    return {
        "url": item.url,
        "title": item.title,
        "authors": list(item.authors),
        "date": item.published.iso() if item.published else None,
        "topics": list(item.topics),
        "status": "covered" if any(seen.by == "issue" for seen in item.seen) else "unused",
        "also": list(item.also),
        "seen": [
            {
                "by": seen.by,
                "path": str(seen.path),
                "line": seen.line,
                "words": seen.words,
                "heading": seen.heading,
                "issue": seen.issue,
                **_when(by_slug.get(seen.issue)),
            }
            for seen in item.seen
        ],
    }


def _when(issue: Issue | None) -> dict[str, object]:
    if not issue:
        return {}
    return {"number": issue.number, "date": issue.published.date().isoformat() if issue.published else None}
