"""`newsletter library`: where was this covered, and what is still unused?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsletter.cli.report import as_json, publication_root

if TYPE_CHECKING:
    from newsletter.model.issue import Issue
    from newsletter.model.item import Item


@click.command("library")
@click.argument("query", default="")
@click.option("--unused", is_flag=True, help="Only what no issue has told of yet.")
@click.option("--json", "json_", is_flag=True, help="One JSON document.")
def COMMAND(query: str, unused: bool, json_: bool) -> None:
    """List what was collected and covered; QUERY is an address or words."""
    from newsletter.edge.archive import read_issues, read_sources
    from newsletter.edge.settings import load_settings
    from newsletter.library.library import gather, issues_of

    root = publication_root()
    settings = load_settings(root).settings
    issues, _ = read_issues(root, settings)
    library = gather(read_sources(root, settings), reversed(issues))
    found = library.find(query) if query else tuple(library.items.values())
    if unused:
        found = tuple(item for item in found if not issues_of(item))
    by_slug = {issue.slug: issue for issue in issues}
    if json_:
        click.echo(as_json({"items": [_facts(item, by_slug) for item in found]}))
    else:
        for item in found:
            click.echo("\n".join(_told(item, by_slug)))
    if query and not found:
        click.echo(f"nothing known of {query!r}", err=True)
        click.get_current_context().exit(1)


def _told(item: Item, by_slug: dict[str, Issue]) -> list[str]:
    lines = [f"{item.title or item.url}", f"  {item.url}"]
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
