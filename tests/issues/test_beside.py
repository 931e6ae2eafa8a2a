"""What lies beside an issue: which bibliography counts, what of it is seen, and how little that is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from newsletter.issues.beside import Shelf
from newsletter.issues.own_issues import OwnIssues
from newsletter.issues.references import read_bibliography
from newsletter.issues.wanted import wanted
from newsletter.model.beside import Beside
from newsletter.model.digest import digest
from newsletter.text.image_size import Size
from tests.issues.desk import SETTINGS, head, raw

PATH = "issues/moe/index.md"


def entry(key: str, title: str = "A title", author: str = "Gu, Albert") -> str:
    return f"@article{{{key},\n  title = {{{title}}},\n  author = {{{author}}},\n  year = 2023\n}}\n"


def beside(
    text: str,
    books: Mapping[str, str] | None = None,
    path: str = PATH,
    sizes: Mapping[str, Size] | None = None,
    others: Mapping[str, str] | None = None,
    files: Collection[str] = (),
) -> Beside:
    """What lies beside an issue of this text, among these files and other issues."""
    texts = {path: text, **(others or {})}
    heads = [head(text, at) for at, text in texts.items()]
    wants = {one.path: wanted(one, raw(texts[str(one.path)], str(one.path))) for one in heads}
    shelf = Shelf(
        [read_bibliography(raw(bib, at)) for at, bib in (books or {}).items()],
        OwnIssues(heads, SETTINGS),
        lambda file: (sizes or {}).get(str(file)),
        lambda file: str(file) in files,
        wants,
    )
    return shelf.beside(heads[0])


def titles(found: Beside) -> dict[str, str]:
    return {key: work.title for key, work in found.works}


def codes(found: Beside) -> list[str]:
    return [f"{problem.path}:{problem.line}:{problem.column}: {problem.code}" for problem in found.problems]


def test_the_nearest_bibliography_counts() -> None:
    books = {
        "seeds/papers.bib": entry("a", "of the seeds") + entry("b", "of the seeds"),
        "issues/moe/refs.bib": entry("a", "beside") + entry("c", "beside"),
        "issues/other/refs.bib": entry("d", "elsewhere"),
        "assets/bibliography/moe.bib": entry("c", "named"),
    }
    text = "[@a; @b; @c; @d]"
    assert titles(beside(text, books)) == {"a": "beside", "b": "of the seeds", "c": "beside"}
    named = f"---\nbibliography: moe.bib\n---\n{text}"
    assert titles(beside(named, books)) == {"a": "beside", "b": "of the seeds", "c": "named"}


def test_a_named_bibliography_is_looked_for_where_people_keep_them() -> None:
    for place in ("issues/moe/", "seeds/", "assets/bibliography/", "_bibliography/", ""):
        for name in ("refs.bib", "refs", "/refs.bib"):
            found = beside(f"---\nbibliography: [{name}]\n---\n@a", {f"{place}refs.bib": entry("a")})
            assert titles(found) == {"a": "A title"}, (place, name)


def test_a_named_bibliography_that_is_not_there_is_told() -> None:
    found = beside("---\ntitle: x\nbibliography: lost.bib\n---\n[@a]", {"seeds/refs.bib": entry("a")})
    assert codes(found) == ["issues/moe/index.md:3:15: E321"]
    lines = "".join(f"key{number}: value\n" for number in range(30))
    found = beside(f"---\n{lines}bibliography:\n  - refz.bib\n---\n", {"seeds/refs.bib": entry("a")})
    assert codes(found) == ["issues/moe/index.md:33:5: E321"]
    assert "did you mean 'refs.bib'?" in found.problems[0].message


def test_only_what_is_named_is_seen() -> None:
    """So that a change of another work, picture or issue does not make this issue again."""
    text = "[@a] ![](plot.png) [last week](../2023-12-05-last.md)"
    others = {"issues/2023-12-05-last.md": "---\ntitle: Last\n---\n"}

    def key(books: str, size: int = 1, title: str = "Last", more: Mapping[str, str] | None = None) -> str:
        issues = {path: text.replace("Last", title) for path, text in others.items()} | dict(more or {})
        sizes = {"issues/moe/plot.png": (size, 1), "issues/moe/other.png": (size, size)}
        return digest(beside(text, {"seeds/refs.bib": books}, sizes=sizes, others=issues))

    same = key(entry("a") + entry("b"))
    assert key(entry("b", "Another") + "\n\n" + entry("a")) == same
    assert key(entry("a"), more={"issues/2023-01-01-new.md": "---\ntitle: New\n---\n"}) == same
    assert key(entry("a", "Another")) != same
    assert key(entry("a"), size=2) != same
    assert key(entry("a"), title="Renamed") != same


def test_an_issues_own_bibliography_holds_nothing_that_is_not_cited() -> None:
    own = {"issues/moe/refs.bib": entry("a") + "\n" + entry("b")}
    assert codes(beside("[@a]", own)) == ["issues/moe/refs.bib:7:10: N322"]
    assert codes(beside("[@a]", {"seeds/refs.bib": entry("a") + entry("b")})) == []
    assert codes(beside("[@a]", {"issues/refs.bib": entry("a") + entry("b")}, "issues/moe.md")) == []
    assert codes(beside("[@a]", {"issues/moe.bib": entry("b")}, "issues/moe.md")) == ["issues/moe.bib:1:10: N322"]


def test_a_bibliography_of_which_little_is_cited_is_told_once() -> None:
    (problem,) = beside("[@c]", {"issues/moe/refs.bib": "\n".join(map(entry, "abcdefgh"))}).problems
    assert (problem.line, problem.message) == (1, "7 works are never cited: a, b, d, e, f, g, h")


def test_a_bibliography_that_two_issues_name_may_hold_more() -> None:
    text = "---\nbibliography: refs.bib\n---\n[@a]"
    books = {"assets/bibliography/refs.bib": entry("a") + entry("b")}
    assert codes(beside(text, books)) == ["assets/bibliography/refs.bib:6:10: N322"]
    assert codes(beside(text, books, others={"issues/b.md": text})) == []


def test_one_key_for_two_works_is_told_only_where_it_is_cited() -> None:
    books = {
        "issues/moe/a.bib": entry("a", "One") + entry("b", "One"),
        "seeds/b.bib": entry("b", "Two") + entry("a", "one"),
    }
    assert codes(beside("[@a; @b]", books)) == ["seeds/b.bib:1:10: W323"]


def test_a_near_miss_is_known() -> None:
    books = {"seeds/refs.bib": entry("Gu2023mamba") + entry("dao2022flash")}
    assert beside("[@gu2023mamba; @dao2022flahs; @nothing]", books).near == (
        ("gu2023mamba", "Gu2023mamba"),
        ("dao2022flahs", "dao2022flash"),
    )
    assert beside("ask @gu2023mamba", books).near == ()


def test_keys_are_found_in_every_way_of_citing() -> None:
    books = {"seeds/refs.bib": "".join(map(entry, ("a:b", "DBLP:conf/nips/X17", "c_d", "e+f", "{odd key}"[1:-1])))}
    text = (
        "[see @a:b, p. 3; -@c_d] and @DBLP:conf/nips/X17. <d-cite key='e+f,c_d'></d-cite> "
        '<d-cite bibtex-key="odd key"/> {% cite a:b %}'
    )
    assert list(titles(beside(text, books))) == ["a:b", "c_d", "e+f", "odd key", "DBLP:conf/nips/X17"]


def test_the_sizes_of_own_pictures_are_known_by_their_files() -> None:
    sizes = dict.fromkeys(
        ("issues/moe/plot.png", "assets/a b.svg", "issues/moe/c.webp", "issues/d.jpg", "assets/e.gif"), (4, 3)
    )
    text = (
        "![x](plot.png?v=2) ![y](</assets/a b.svg>) <img src='c.webp'> ![z](../d.jpg \"title\") "
        '{% include figure.html path="assets/e.gif" %} ![](https://cdn.example/plot.png)'
    )
    assert dict(beside(text, sizes=sizes).sizes) == sizes
    assert dict(beside("![](/assets/a%20b.svg)", sizes=sizes).sizes) == {"assets/a b.svg": (4, 3)}


def test_the_files_that_links_may_lead_to_are_known() -> None:
    files = ("issues/moe/data.csv", "assets/slides.pdf", "issues/moe/email.txt", "issues/moe/other.zip")
    text = "[a](data.csv) [b](/assets/slides.pdf) [c](email.txt) [d](gone.pdf) [e](https://x.example/other.zip)"
    assert beside(text, files=files).files == files[:2]


def test_the_issues_that_are_linked_to_are_known_by_the_words_of_the_link() -> None:
    others = {
        "issues/2023-12-05-last.md": "---\ntitle: Last\n---\n",
        "issues/2023-11-05-first.md": "---\ntitle: First\n---\n",
    }
    text = "[a](2023-12-05-last.md) and {% post_url 2023-11-05-first %}, [b](https://news.example/issues/last/#models)"
    assert [(name, card.title) for name, card in beside(text, others=others).cards] == [
        ("2023-12-05-last.md", "Last"),
        ("2023-11-05-first", "First"),
        ("https://news.example/issues/last/", "Last"),
    ]


def test_an_issue_that_names_nothing_sees_nothing() -> None:
    assert beside("Words, an address a@b.example and 3.5 % of and/or.", {"seeds/r.bib": entry("b.example")}) == Beside()
