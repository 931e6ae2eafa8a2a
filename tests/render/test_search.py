"""The words of the search: what stands in the files of each year, and what a new issue changes of them."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsletter.model.issue import Issue
from newsletter.render import search
from newsletter.render.search_terms import folded, terms
from tests.render.makers import a_section, an_entry, an_issue, body, elements, publication_files


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Cafés, a <em>café</em></p>", "cafe cafes"),
        ("GPT-4 &amp; C++ 17 x &#8469;", "17 4 gpt"),
        ("<b>re</b>open İstanbul", "istanbul open re"),
        ("状态空间 models 한국어", "models 态空 状态 空间 间 한국어"),
        (f"{'x' * 41} y2k", "y2k x"),
        ('<a href="https://a.example/secret" title="hidden">seen</a>', "seen"),
    ],
)
def test_words_are_small_and_without_accents_and_scripts_without_spaces_come_in_pairs(html: str, found: str) -> None:
    assert set(terms(html).split()) - {"x" * 40} == set(found.split()) - {"x"}


def told_one_by_one(text: str) -> set[str]:
    """The words of a text without tags, each made small in its place."""
    words = re.findall(r"[^\W_]{1,40}", folded(text))
    return {word for word in words if len(word) > 1 or word.isdigit()}


def test_what_is_told_at_once_is_told_as_if_it_were_told_one_by_one() -> None:
    chance = random.Random(11)
    signs = [*"aAbZéÉßſİΣσςк.,-_=;'\"0٣² \n\t\x1c\xa0\u2003\u0301\u0338", "word ", "ΟΔΟΣ", "x" * 45, "Don't ", "—"]
    for _ in range(3000):
        text = "".join(chance.choices(signs, k=chance.randint(0, 40)))
        assert set(terms(text).split()) == told_one_by_one(text), text


def read(text: str) -> list[list[object]]:
    """The lines of a file of words."""
    met = re.fullmatch(r'newsletterIndex\("([^"]+)",(\[.*\])\)\n', text, re.DOTALL)
    assert met
    lines: list[list[object]] = json.loads(met[2])
    return lines


def days(first: datetime, count: int) -> tuple[Issue, ...]:
    return tuple(an_issue(f"d{n}", published=first + timedelta(days=n)) for n in reversed(range(count)))


def test_each_issue_is_a_line_with_its_entries_and_words() -> None:
    papers = a_section(
        an_entry("Mamba <b>", "https://a.example/m")._replace(anchor="mamba"), an_entry("", "", "thought")
    )
    issue = an_issue(description="A & B", topics=("R & D", "moe"), sections=(papers,))
    files = publication_files([search.RENDERER], issue, texts=body("<p>State spaces</p>", terms="spaces state"))
    assert read(files["search/2024.js"]) == [
        ["issues/moe", "Moe", "2024-01-03", "A & B", "R & D, moe", [["Mamba <b>", "mamba"]], "spaces state"]
    ]


def test_a_year_is_divided_from_the_oldest_issue_on_so_that_a_new_one_changes_one_file() -> None:
    issues = (*days(datetime(2024, 1, 1, tzinfo=UTC), 250), an_issue("lost", published=None))
    before = publication_files([search.RENDERER], *issues[1:])
    after = publication_files([search.RENDERER], *issues)
    assert sorted(after) == [
        f"search/{name}"
        for name in ("2024-2.js", "2024-3.js", "2024-4.js", "2024-5.js", "2024.js", "index.html", "undated.js")
    ]
    changed = {path for path in after if before.get(path) != after[path]}
    assert changed == {"search/2024-5.js", "search/index.html"}
    parts = ("2024", "2024-2", "2024-3", "2024-4", "2024-5")
    assert [len(read(after[f"search/{name}.js"])) for name in parts] == [51, 51, 51, 51, 46]


def test_issues_of_many_entries_fill_a_file_earlier_and_no_file_grows_beyond_bearing() -> None:
    entries = [an_entry(f"The title of entry {n}", f"https://a.example/{n}", "words " * 20, n) for n in range(300)]
    long = [replace(issue, sections=(a_section(*entries),)) for issue in days(datetime(2024, 1, 1, tzinfo=UTC), 40)]
    told = body("<p>x</p>", terms=" ".join(f"word{n}" for n in range(1500)))
    files = publication_files([search.RENDERER], *long, texts=told)
    words = {path: len(text) for path, text in files.items() if path.endswith(".js")}
    assert len(words) > 5
    assert max(words.values()) < 300_000
    one = files["search/2024.js"]
    assert [line[0] for line in read(one)] == [f"issues/d{n}" for n in reversed(range(len(read(one))))]


def test_the_page_works_without_script_as_a_list_and_names_the_newest_words_first() -> None:
    issues = (*days(datetime(2024, 1, 1, tzinfo=UTC), 20), *days(datetime(2022, 1, 1, tzinfo=UTC), 120))
    html = publication_files([search.RENDERER], *issues)["search/index.html"]
    assert len([1 for _, attrs in elements(html, "a") if "/issues/" in attrs["href"]]) == 12
    (script,) = elements(html, "script")
    assert script[1] == {"src": "../assets/search.js", "data-files": "2024.js 2022-3.js 2022-2.js 2022.js", "defer": ""}
    assert "hidden" not in dict(elements(html, "form")[0][1])  # what appears late would push the list down


def test_a_publication_without_issues_has_a_search_without_words() -> None:
    assert list(publication_files([search.RENDERER])) == ["search/index.html"]


def test_what_cannot_be_written_is_left_out() -> None:
    files = publication_files([search.RENDERER], replace(an_issue(), title="a\x00b \ud800"))
    assert read(files["search/2024.js"])[0][1] == "ab"
