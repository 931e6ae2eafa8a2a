"""A work in, how a text names it and how the list of references tells it out."""

from __future__ import annotations

from collections.abc import Iterator

from newsletter.model.beside import Reference
from newsletter.model.node import Node

Nodes = tuple[Node, ...]
_MOST_AUTHORS = 8
_SHORT_TITLE = 4


def short_names(work: Reference) -> str:
    """Whom a text names: `Gu`, `Gu and Dao`, `Gu et al.`; the first words of the title of what nobody signed."""
    families = [name.family or name.given for name in work.authors]
    if not families:
        words = work.title.split()
        return " ".join(words[:_SHORT_TITLE]).rstrip(":;,.") + ("…" if len(words) > _SHORT_TITLE else "")
    if work.more or len(families) > 2:
        return f"{families[0]} et al."
    return " and ".join(families)


def year_of(work: Reference) -> str:
    """The year, or what says that none is known."""
    return work.year or "n.d."


def sort_words(work: Reference) -> tuple[str, ...]:
    """What a list by authors is sorted by."""
    people = tuple(name.family.casefold() for name in work.authors) or (work.title.casefold(),)
    return (" ".join(people), year_of(work), work.title.casefold(), work.key)


def told(work: Reference, year: str) -> Nodes:
    """The work as the list tells it: authors, title, where it stands, when, and its lasting addresses.

    `year` is put behind the authors, for a text that cites by it; "" leaves the year where it is.
    """
    when = f" ({year})" if year else ""
    people = _people(work)
    title = (_title(work),) if people else (_title(work), _text(when))
    parts = [_sentence(people and people + when), title, tuple(_place(work, not year)), *_lasting(work)]
    found: list[Node] = []
    for part in filter(None, parts):
        if found:
            found.append(_text(" " if _ends(found) in ".?!" else ". "))
        found += part
    return (*found, _text("" if _ends(found) in ".?!" else ".")) if found else ()


def _people(work: Reference) -> str:
    names = [name.whole() for name in work.authors]
    cut = names[:_MOST_AUTHORS] if len(names) > _MOST_AUTHORS + 1 else names
    if work.more or len(cut) < len(names):
        said = ", ".join(cut) + (" et al." if len(cut) == 1 else ", et al.")
    elif len(cut) > 2:
        said = ", ".join(cut[:-1]) + f", and {cut[-1]}"
    else:
        said = " and ".join(cut)
    return f"{said} ({'eds.' if len(names) > 1 else 'ed.'})" if work.edited and said else said


def _sentence(words: str) -> Nodes:
    return (_text(words),) if words else ()


def _title(work: Reference) -> Node:
    return _link(work.title, work.url) if work.url else _text(work.title)


def _place(work: Reference, dated: bool) -> Iterator[Node]:
    """Journal or book, where in it, publisher, year."""
    preprint = work.eprint and work.container.casefold().startswith(("arxiv", "corr"))
    rest = [*filter(None, [work.detail, work.publisher, work.year if dated else ""])]
    if work.container and not preprint:
        yield Node("emphasis", (_text(work.container),))
        rest = ["", *rest]
    elif preprint:
        rest = [work.year] if dated and work.year else []
    if any(rest):
        yield _text(", ".join(rest))


def _lasting(work: Reference) -> Iterator[Nodes]:
    if work.doi:
        yield (_link(f"doi:{work.doi}", f"https://doi.org/{work.doi}"),)
    if work.eprint:
        yield (_link(f"arXiv:{work.eprint}", f"https://arxiv.org/abs/{work.eprint}"),)


def _link(words: str, url: str) -> Node:
    return Node("link", (_text(words),), "", (("url", url), ("title", "")))


def _text(words: str) -> Node:
    return Node("text", (), words)


def _ends(nodes: list[Node]) -> str:
    return nodes[-1].plain()[-1:] or " "
