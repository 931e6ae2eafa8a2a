"""Everything there is in, what of it lies beside one issue out: narrow, so that little is made again.

A bibliography is looked for where the front matter says, then beside the issue, then among the seeds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath
from types import MappingProxyType

from newsletter.issues.own_issues import OwnIssues, card_of
from newsletter.issues.references import Bibliography
from newsletter.issues.wanted import Wanted
from newsletter.model.beside import NOTHING, Beside, Card, Reference
from newsletter.model.issue import Head
from newsletter.model.problem import Problem
from newsletter.registry import did_you_mean
from newsletter.text.image_size import Size
from newsletter.text.local import file_at, is_folder_page, plain_address
from newsletter.text.urls import canonical

TOP, SEEDS = PurePosixPath(), PurePosixPath("seeds")
FOLDERS = (SEEDS, PurePosixPath("assets/bibliography"), PurePosixPath("_bibliography"), TOP)
"""Where a bibliography may lie that is not beside its issue: ours, al-folio's, Jekyll-Scholar's, and the top."""

_MOST_GUESSES = 20
_MOST_NOTES = 5


class Shelf:
    """What issues may look up, and what each of them wants.

    There are bibliographies, heads of issues, sizes of pictures, files, and what the lock has of addresses.
    """

    def __init__(
        self,
        books: Iterable[Bibliography],
        issues: OwnIssues,
        size: Callable[[PurePosixPath], Size | None],
        is_file: Callable[[PurePosixPath], bool],
        wants: Mapping[PurePosixPath, Wanted],
        facts: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self._books = {book.path: book for book in books}
        self._issues = issues
        self._size = size
        self._is_file = is_file
        self._wants = wants
        self._facts: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for url, line in sorted(facts.items()):
            self._facts[plain_address(url)].append((url, line))
        self._naming = Counter(path for issue in wants for path in self._named(issue))

    def beside(self, head: Head) -> Beside:
        """What lies beside an issue."""
        wants = self._wants[head.path]
        if not (self._books or wants.bibliographies or wants.pictures or wants.files):  # as it is with most
            cards, facts = self._cards(head, wants), tuple(self._told(wants))
            return Beside(cards=cards, facts=facts) if cards or facts else NOTHING
        named = self._named(head.path)
        near = sorted((path for path in self._books if _is_near(path, head.path)), key=lambda path: _rank(path, head))
        books = [self._books[path] for path in dict.fromkeys([*named, *near]) if path in self._books]
        works = {key: book.works[key] for book in reversed(books) for key in wants.keys if key in book.works}
        lost = [at for at, path in zip(wants.bibliographies, named, strict=True) if path == TOP]
        problems = [_missing(head, self._books, *at) for at in lost]
        problems += _differing(works, books)
        for book in books:
            if self._is_for_one(book.path, head, named):
                problems += _unused(book, wants)
        return Beside(
            works=tuple((key, works[key]) for key in wants.keys if key in works),
            sizes=tuple(self._sizes(head, wants)),
            cards=self._cards(head, wants),
            files=tuple(str(file) for file in _files(head, wants) if self._is_file(file)),
            near=tuple(_near((key for key in wants.cited if key not in works), books)),
            facts=tuple(self._told(wants)),
            problems=tuple(problems),
        )

    def _cards(self, head: Head, wants: Wanted) -> tuple[tuple[str, Card], ...]:
        pages = (*wants.pages, *self._issues.near(wants.web))
        return tuple((name, card_of(found, head)) for name in pages if (found := self._issues.find(name, head)))

    def looked_for(self, heads: Iterable[Head]) -> Iterator[str]:
        """The paths of the files that links of some issues may lead to, there or not."""
        return (str(file) for head in heads for file in _files(head, self._wants[head.path]))

    def _told(self, wants: Wanted) -> Iterator[tuple[str, str]]:
        """The lines about the addresses of an issue; a page that is told apart by its query alone brings its kin."""
        pages = wants.web.split("\n") if self._facts and wants.web else ()
        for page in dict.fromkeys(plain_address(canonical(name)) for name in pages):
            yield from self._facts.get(page, ())

    def _named(self, issue: PurePosixPath) -> list[PurePosixPath]:
        """The bibliographies that the front matter of an issue names; the top folder for one that is not there."""
        found = []
        for name, _, _ in self._wants[issue].bibliographies:
            file = name if name.lower().endswith((".bib", ".bibtex")) else f"{name}.bib"
            places = (file_at(file.lstrip("/"), folder) for folder in (issue.parent, *FOLDERS))
            found.append(next((path for path in places if path in self._books), TOP))
        return found

    def _is_for_one(self, path: PurePosixPath, head: Head, named: Sequence[PurePosixPath]) -> bool:
        """Whether a bibliography is there for this issue alone, so that what it does not cite is of no use."""
        if SEEDS in path.parents or self._naming[path] > 1:
            return False
        return path in named or _is_own(path, head.path)

    def _sizes(self, head: Head, wants: Wanted) -> Iterator[tuple[str, Size]]:
        files = [file_at(address, folder) for address in wants.pictures for folder in (head.path.parent, TOP)]
        for file in dict.fromkeys(files):
            if size := self._size(file):
                yield str(file), size


def _files(head: Head, wants: Wanted) -> Iterable[PurePosixPath]:
    """The files that its links may lead to; a name that our own pages have is none."""
    files = dict.fromkeys(file_at(address, head.path.parent) for address in wants.files)
    return (file for file in files if not file.name.startswith("email."))


def _is_own(path: PurePosixPath, issue: PurePosixPath) -> bool:
    """`issues/moe/refs.bib` is there for `issues/moe/index.md`, and `issues/moe.bib` for `issues/moe.md`."""
    return path.parent == issue.parent and (is_folder_page(issue) or path.stem == issue.stem)


def _is_near(path: PurePosixPath, issue: PurePosixPath) -> bool:
    """Whether a bibliography need not be named: it lies beside the issue, or among the seeds."""
    return path.parent == issue.parent or SEEDS in path.parents


def _rank(path: PurePosixPath, head: Head) -> tuple[bool, bool, str]:
    """The issue's own bibliography first, then those beside it, then the seeds."""
    return not _is_own(path, head.path), SEEDS in path.parents, str(path)


def _missing(head: Head, books: Iterable[PurePosixPath], name: str, line: int, column: int) -> Problem:
    where = ", ".join(str(folder) for folder in (head.path.parent, *FOLDERS[:-1]))
    message = f"the bibliography {name} is not there{did_you_mean(name, [path.name for path in books])}"
    return Problem("E321", message, head.path, line, column, f"looked for in {where}")


def _differing(works: Mapping[str, Reference], books: Sequence[Bibliography]) -> Iterator[Problem]:
    """A key that two bibliographies use for two works: the first counts, and somebody may have meant the other."""
    for key, work in works.items():
        first, *others = [book for book in books if key in book.works]
        for other in others:
            if other.works[key].title.casefold() != work.title.casefold():
                message = f"the key {key!r} means another work in {first.path}, which counts"
                yield Problem("W323", message, other.path, *other.places[key], "rename one of them")


def _unused(book: Bibliography, wants: Wanted) -> Iterator[Problem]:
    """Each work that is never cited; of many, all in one finding where the first one stands."""
    unused = [key for key in book.places if key not in wants.keys]
    groups = [unused] if len(unused) > _MOST_NOTES else [[key] for key in unused]
    for keys in filter(None, groups):
        words = f"{keys[0]!r} is" if len(keys) == 1 else f"{len(keys)} works are"
        names = f": {', '.join(keys)}" if len(keys) > 1 else ""
        yield Problem(
            "N322", f"{words} never cited{names}", book.path, *book.places[keys[0]], "cite it, or take it out"
        )


def _near(unknown: Iterable[str], books: Sequence[Bibliography]) -> Iterator[tuple[str, str]]:
    """For a key that nobody defines the one that is most like it: BibTeX's keys differ by their capitals, too."""
    keys = list(dict.fromkeys(key for book in books for key in book.works))
    folded = {key.casefold(): key for key in reversed(keys)}
    for nth, key in enumerate(unknown):
        meant = folded.get(key.casefold())
        if not meant and nth < _MOST_GUESSES:
            meant = next(iter(get_close_matches(key, keys, n=1, cutoff=0.8)), None)
        if meant:
            yield key, meant
