"""Citations: where an unknown key stands, what works are called that look alike, and what is no citation."""

from __future__ import annotations

import pytest

from newsletter.document import to_html, to_text
from newsletter.model.beside import Beside, Reference
from newsletter.text.bib_names import Name
from tests.document.beside import read


def found(text: str) -> list[str]:
    return [f"{problem.line}:{problem.column}: {problem.code} {problem.message}" for problem in read(text).problems]


def text_of(text: str, *works: Reference, style: str = "author-year") -> str:
    there = Beside(works=tuple((work.key, work) for work in works))
    return to_text(read(text, style, there), "").split("\n")[0]


def work(key: str, *families: str, title: str = "", year: str = "2023") -> Reference:
    return Reference(key, "article", title or f"About {key}", tuple(map(Name, families)), year=year)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("One [@nobody].\n", "1:6"),
        ("One.\n\nTwo\nthree [@kettle2021; @nobody, p. 3].\n", "4:21"),
        ("> - quoted\n>\n>   in a list<d-cite\n>   key='kettle2021,nobody'></d-cite>\n", "4:21"),
        ("| a |\n|---|\n| [@kettle2021] |\n| [@nobody] |\n", "4:4"),
        ("Words.[^n]\n\n[^n]: A note.\n\n    - In it [@nobody].\n", "5:14"),
        ('![x](https://e.example/a.png "Caption [@nobody]")\n', "1:40"),
        ("1. a\n2. <b>raw <d-cite key=nobody></d-cite></b>\n", "2:23"),
    ],
)
def test_a_key_that_nobody_defines_is_told_where_it_stands(text: str, place: str) -> None:
    assert found(text) == [f"{place}: W324 no bibliography has the key 'nobody'"]


def test_a_key_is_told_once_where_it_stands_first_and_small_letters_count() -> None:
    assert found("A [@Kettle2021] and [@Kettle2021].\n") == [
        "1:4: W324 no bibliography has the key 'Kettle2021'; did you mean 'kettle2021'?"
    ]


def test_what_is_no_citation_is_no_finding() -> None:
    text = "Ask @somebody or a@b.example [at a@b.example]. `[@code]`\n\n    [@indented]\n\n```\n[@fenced]\n```\n"
    assert found(text) == []
    assert "ref-" not in to_html(read(text))


def test_works_that_would_be_called_the_same_get_letters() -> None:
    works = work("x", "Gu", title="B"), work("y", "Gu", title="A"), work("z", "Gu", year="2024"), work("w", "Gu", "Dao")
    assert text_of("[@x; @y; @z; @w]", *works) == "(Gu, 2023b; Gu, 2023a; Gu, 2024; Gu and Dao, 2023)"
    assert text_of("[@x]", *works) == "(Gu, 2023)"


def test_only_a_name_in_the_text_needs_no_brackets() -> None:
    assert text_of("As @x [pp. 3-4] and @x [see below] say.", work("x", "Gu")) == (
        "As Gu (2023, pp. 3-4) and Gu (2023) [see below] say."
    )
    assert text_of("As @x.", work("x", "Gu"), style="numbered") == "As Gu [R1]."


def test_numbers_count_by_first_use_whatever_the_way_of_citing() -> None:
    works = (work("a", "A"), work("b", "B"), work("c", "C"))
    text = '[@c], <d-cite key="a"></d-cite>, @b, [@a].'
    assert text_of(text, *works, style="numbered") == "[R1], [R2], B [R3], [R2]."


def test_long_lists_of_authors_are_cut() -> None:
    crowd = work("crowd", *(f"Author{number}" for number in range(1200)))
    listed = to_html(read("[@crowd]", there=Beside(works=(("crowd", crowd),))))
    assert "Author7, et al. About crowd. 2023." in listed
    assert "Author8" not in listed
