"""`newsletter topics`: what the issues are about: listed, renamed, merged, and suggested where none is named."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from newsletter.cli.report import as_json, publication_root, tell, unified

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from newsletter.model.issue import Issue


@click.group("topics", invoke_without_command=True)
@click.option("--json", "json_", is_flag=True, help="Print one JSON document.")
@click.pass_context
def COMMAND(context: click.Context, json_: bool) -> None:
    """List the topics of issues and the #tags of their items, those of most issues first."""
    if context.invoked_subcommand:
        return
    from newsletter.text.words import plural

    issues = _issues(publication_root())
    found = _listed(issues)
    if json_:
        click.echo(as_json({"topics": found}))
        return
    for topic in found:
        others = [spelling for spelling in topic["spellings"] if spelling != topic["slug"]]
        also = f", written {', '.join(map(repr, others))}" if others else ""
        told = f"{plural(topic['issues'], 'issue')}, {plural(topic['items'], 'item')}"
        click.echo(f"{topic['slug']}: {told}, last {topic['last']}{also}")
    without = sum(not issue.topics for issue in issues)
    if found and without:
        click.echo(f"{without} of {len(issues)} issues have none; see `newsletter topics suggest`", err=True)


@COMMAND.command("rename")
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", is_flag=True, help="Print what would change, as a diff, and write nothing.")
def rename(old: str, new: str, dry_run: bool) -> None:
    """Call the topic OLD NEW, in the front matter of issues and in the #tags of issues and notes."""
    _rewrite((old,), new, dry_run)


@COMMAND.command("merge")
@click.argument("topics", nargs=-1, required=True)
@click.option("--into", required=True, metavar="TOPIC", help="The topic that is left.")
@click.option("--dry-run", is_flag=True, help="Print what would change, as a diff, and write nothing.")
def merge(topics: tuple[str, ...], into: str, dry_run: bool) -> None:
    """Make one of several TOPICS; an issue that had two of them has the one once."""
    _rewrite(topics, into, dry_run)


@COMMAND.command("suggest")
@click.option("--json", "json_", is_flag=True, help="Print one JSON document.")
def suggest(json_: bool) -> None:
    """Suggest topics for issues that have none, by what those that have one are about. Nothing is written."""
    from newsletter.issues.topic_profiles import suggested

    found = suggested(_issues(publication_root()))
    if json_:
        told = [{"path": str(one.issue.path), "title": one.issue.title, "topics": list(one.topics)} for one in found]
        click.echo(as_json({"suggestions": told}))
        return
    for one in found:
        click.echo(f"{one.issue.path}: {', '.join(one.topics) or 'nothing like it has a topic'}")
    if not found:
        click.echo("every issue has a topic", err=True)


def _issues(root: Path) -> tuple[Issue, ...]:
    from newsletter.edge.archive import read_issues
    from newsletter.edge.settings import load_settings

    issues, unread = read_issues(root, load_settings(root).settings)
    tell(unread)
    return tuple(issue for issue in issues if issue.kind != "review")


def _listed(issues: Iterable[Issue]) -> list[dict[str, Any]]:
    from newsletter.text.slugs import slugify

    spellings: dict[str, Counter[str]] = {}
    last: dict[str, str] = {}
    counts: Counter[str] = Counter()
    items: Counter[str] = Counter()
    for issue in issues:
        tags = [tag for entry in issue.entries for tag in entry.topics]
        for slug, spelling in [(slugify(topic), topic) for topic in (*issue.topics, *tags)]:
            spellings.setdefault(slug, Counter())[spelling] += 1
            last[slug] = max(last.get(slug, ""), f"{issue.published:%Y-%m-%d}" if issue.published else "")
        counts.update({slugify(topic) for topic in issue.topics})
        items.update(map(slugify, tags))
    ranked = sorted(spellings, key=lambda slug: (-counts[slug], -items[slug], slug))
    return [
        {
            "slug": slug,
            "issues": counts[slug],
            "items": items[slug],
            "last": last[slug] or "undated",
            "spellings": [spelling for spelling, _ in spellings[slug].most_common()],
        }
        for slug in ranked
    ]


def _rewrite(old: tuple[str, ...], new: str, dry_run: bool) -> None:
    from pathlib import PurePosixPath

    from newsletter.edge import files
    from newsletter.edge.listing import issue_paths, note_paths
    from newsletter.issues.retopic import retopic
    from newsletter.model.problem import NewsletterError
    from newsletter.text.slugs import slugify
    from newsletter.text.words import plural

    name = " ".join(new.split()).lstrip("#")
    if not name or "," in name:
        raise click.BadParameter(f"{new!r} cannot be a topic", param_hint="NEW")
    root = publication_root()
    slugs = frozenset(slugify(topic.lstrip("#")) for topic in old)
    changed: list[PurePosixPath] = []
    for path in map(PurePosixPath, (*issue_paths(root), *note_paths(root))):
        before = files.read(root, path).data
        try:
            text = before.decode("utf-8")
        except UnicodeDecodeError:
            click.echo(f"{path}: not UTF-8, so it was left alone", err=True)
            continue
        after = retopic(text, slugs, name)
        if after == text:
            continue
        changed.append(path)
        if dry_run:
            click.echo(unified(text, after, path), nl=False)
        else:
            files.replace(root, path, before, after.encode("utf-8"))
            click.echo(str(path))
    if not changed:
        raise NewsletterError(f"no issue and no note has the topic {', '.join(old)}", exit_code=1)
    click.echo(f"{plural(len(changed), 'file')} {'would change' if dry_run else 'changed'}", err=True)
