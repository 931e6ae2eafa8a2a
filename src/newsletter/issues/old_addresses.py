"""Where an issue stood before: the files that lead to its page, and who may have which of them.

`aliases:` names earlier slugs (`moe`) and earlier addresses below the site (`/2023/moe.html`); besides, every issue is
found under `/p/<slug>`, as on Substack.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from newsletter.model.issue import Head
from newsletter.model.problem import Problem


def old_files(head: Head) -> Iterator[PurePosixPath]:
    """The files of earlier addresses, each once, below the output folder."""
    short = (f"/p/{head.slug}",) if head.place.startswith("issues/") else ()
    files = (file_of_alias(alias) for alias in (*head.aliases, *short))
    yield from (PurePosixPath(file) for file in dict.fromkeys(files) if file and file != f"{head.place}/index.html")


def file_of_alias(alias: str) -> str:
    """The file of a slug or an address; "" when it is none."""
    return file_of(alias if alias.startswith("/") else f"issues/{alias}")


def file_of(place: str) -> str:
    """The file that an old page stood in: `/2023/moe` → `2023/moe/index.html`; "" when it is none.

    >>> file_of("/2023/moe.html"), file_of("/p/moe/"), file_of("/../moe")
    ('2023/moe.html', 'p/moe/index.html', '')
    """
    parts = [part for part in place.split("/") if part not in ("", ".")]
    if not parts or ".." in parts:
        return ""
    return "/".join(parts if parts[-1].endswith((".html", ".htm")) else [*parts, "index.html"])


def told_apart(heads: Iterable[Head]) -> Iterator[Head]:
    """The heads with no old address that is the page of another issue or leads to another: those are told and left out.

    Of two that want one address, the first of `heads` keeps it.
    """
    heads = tuple(heads)
    if not any(head.aliases for head in heads):
        yield from heads
        return
    taken = {f"{head.place}/index.html".lower(): head for head in heads}
    taken |= {f"p/{head.slug}/index.html".lower(): head for head in reversed(heads)}
    for head in heads:
        refused: dict[str, Head] = {}
        for alias in head.aliases:
            owner = taken.setdefault(file_of_alias(alias).lower(), head)
            if owner is not head:
                refused[alias] = owner
        yield _without(head, refused) if refused else head


def _without(head: Head, refused: dict[str, Head]) -> Head:
    hint = "take it out of `aliases`, or out of the other issue"
    problems = [
        Problem("W227", f"the old address {alias!r} leads to {owner.path}", head.path, 1, hint=hint)
        for alias, owner in refused.items()
    ]
    aliases = tuple(alias for alias in head.aliases if alias not in refused)
    return replace(head, aliases=aliases, problems=(*head.problems, *problems))
