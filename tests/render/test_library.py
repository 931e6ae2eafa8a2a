"""`library.json` and `library.bib`: every item once, with each mention."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from newsletter.model.issue import Entry
from newsletter.render.bibtex import bibtex
from newsletter.render.covered import Covered, Mention
from newsletter.render.library import RENDERER
from newsletter.text import met
from tests.render.feed_makers import week
from tests.render.makers import a_section, an_entry, publication_files

MAMBA = Entry("Mamba", "https://arxiv.org/abs/2312.00752", "", "Fast.", 3, "mamba", ("ssm", "papers"), (), "paper")
MENTION = Mention("week-1", "Week 1", "https://news.example/issues/week-1/", "2022-01-05", "papers", 1)

ISSUES = (
    week(3, sections=(a_section(MAMBA._replace(title="Mamba, again", topics=("ssm", "follow-up"))),)),
    week(2, sections=(a_section(an_entry("B", "https://b.example/"), an_entry("A", "https://a.example/")),)),
    week(1, sections=(a_section(MAMBA, an_entry("A thought")),)),
    replace(week(4, sections=(a_section(MAMBA, an_entry("Z", "https://z.example/")),)), published=None),
)


def test_every_item_is_told_once_with_every_mention() -> None:
    library = json.loads(publication_files([RENDERER], *ISSUES)["library.json"])
    assert library["schema"] == 1
    mamba, a, b, undated = library["items"]
    assert [a["title"], b["title"], undated["title"]] == ["A", "B", "Z"]
    assert mamba["mentions"] == [
        {
            "issue": f"week-{number}",
            "title": f"Week {number}",
            "page": f"https://news.example/weekly/issues/week-{number}/#mamba",
            "date": day,
            "section": "papers",
            "number": number,
        }
        for number, day in ((1, "2022-01-05"), (3, "2022-01-19"), (4, None))
    ]
    del mamba["mentions"]
    assert mamba == {
        "url": "https://arxiv.org/abs/2312.00752",
        "title": "Mamba",
        "kind": "paper",
        "topics": ["ssm", "papers", "follow-up"],
    }
    assert a["mentions"][0]["page"].endswith("/issues/week-2/#papers")


def test_the_file_has_a_line_for_each_item_and_changes_where_an_item_does() -> None:
    lines = publication_files([RENDERER], *ISSUES)["library.json"].splitlines()
    assert [json.loads(line.removesuffix(","))["title"] for line in lines[1:-1]] == ["Mamba", "A", "B", "Z"]
    longer = publication_files([RENDERER], week(5, sections=(a_section(an_entry("C", "https://c.example/")),)), *ISSUES)
    assert set(lines[:-1]) < set(longer["library.json"].splitlines())


def test_the_order_of_the_issues_does_not_matter() -> None:
    assert publication_files([RENDERER], *ISSUES) == publication_files([RENDERER], *ISSUES[::-1])


def test_it_does_not_matter_which_address_looks_as_if_it_was_met_before(monkeypatch: pytest.MonkeyPatch) -> None:
    known = publication_files([RENDERER], *ISSUES)
    monkeypatch.setattr(met, "_BITS", 8)
    assert publication_files([RENDERER], *ISSUES) == known


def test_an_empty_publication_has_an_empty_library() -> None:
    files = publication_files([RENDERER])
    assert json.loads(files["library.json"])["items"] == []
    assert files["library.bib"] == ""


def test_a_paper_has_all_that_a_reference_manager_wants() -> None:
    item = Covered(MAMBA.url, "Mamba: Linear-Time Sequence Modeling", "paper", ("ssm",), (MENTION,))
    assert "".join(bibtex([item], "Example Weekly")) == (
        "@misc{mamba,\n"
        "  title         = {{Mamba: Linear-Time Sequence Modeling}},\n"
        "  eprint        = {2312.00752},\n"
        "  archiveprefix = {arXiv},\n"
        "  year          = {2023},\n"
        "  url           = {https://arxiv.org/abs/2312.00752},\n"
        "  keywords      = {ssm},\n"
        "  note          = {Covered in Example Weekly: \\#1, Week 1 (2022-01-05)},\n"
        "}\n"
    )


@pytest.mark.parametrize(
    ("url", "fields"),
    [
        ("https://arxiv.org/abs/cs/0112017", {"eprint": "cs/0112017", "year": "2001"}),
        ("https://arxiv.org/abs/hep-th/9901001", {"eprint": "hep-th/9901001", "year": "1999"}),
        ("https://doi.org/10.1000/a{b}", {"doi": "10.1000/a%7Bb%7D"}),
        ("https://a.example/x_y?a=1&b=%20#c", {"url": "https://a.example/x_y?a=1&b=%20#c"}),
    ],
)
def test_the_address_tells_the_identifiers(url: str, fields: dict[str, str]) -> None:
    made = next(bibtex([Covered(url, "A title", "page", (), (MENTION,))], "W"))
    assert fields.items() <= dict(re.findall(r"^  (\w+) += \{(.*)\},$", made, re.MULTILINE)).items()


def test_what_tex_would_run_is_escaped_and_braces_stay_balanced() -> None:
    item = Covered("https://a.example/", r"50% of C# {open \emph x_1 ~ a^b $1 & }}", "page", (), (MENTION,))
    made = next(bibtex([item], "W"))
    assert (
        r"title         = {{50\% of C\# {\textbraceleft}open {\textbackslash}emph x\_1 {\textasciitilde} "
        r"a{\textasciicircum}b \$1 \& {\textbraceright}{\textbraceright}}}," in made
    )
    assert made.count("{") == made.count("}")


def test_keys_are_readable_and_nobody_has_the_key_of_another() -> None:
    titles = [
        "Attention Is All You Need",
        "Attention is all you need!",
        "论文",
        "🚀",
        "Llama 2: Open Foundation",
    ]
    items = [Covered(f"https://a.example/{n}", title, "page", (), (MENTION,)) for n, title in enumerate(titles)]
    keys = re.findall(r"@misc\{(.*),", "".join(bibtex(items, "W")))
    assert keys[:3] == ["attention-is-all-you", "attention-is-all-you-2", "lun-wen"]
    assert keys[4] == "llama-2"
    assert len(set(keys)) == 5
