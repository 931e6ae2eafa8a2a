"""Corrections: from the front matter to the foot of the issue, to the date of its last change, to the next draft."""

from __future__ import annotations

from newsletter.document import to_feed, to_html, to_text
from newsletter.issues.corrections import queued
from tests.issues.desk import head, issue, manuscript
from tests.newsroom import Newsroom

CORRECTED = """\
---
title: Sizes
date: 2024-01-03
number: 7
corrections:
  - date: 2024-01-12
    text: "Seven, *not* [nine](https://a.example/9)."
  - date: 2024-01-10
    text: Two, not one.
---
## Corrections

Of earlier issues.
"""


def test_corrections_stand_at_the_foot_of_the_issue_oldest_first_in_every_target() -> None:
    _, document = manuscript(CORRECTED)
    for written in (to_html(document), to_feed(document, "https://news.example/")):
        assert written.endswith(
            "<ul>\n<li><strong>10 January 2024:</strong> Two, not one.</li>\n<li><strong>12 January 2024:</strong> "
            'Seven, <em>not</em> <a href="https://a.example/9">nine</a>.</li>\n</ul>\n'
        )
    assert "10 January 2024: Two, not one." in to_text(document, "https://news.example/").replace("*", "")


def test_the_heading_takes_no_id_that_the_text_has() -> None:
    assert 'id="corrections-2">Corrections' in to_html(manuscript(CORRECTED).document)


def test_they_are_no_section_of_the_issue() -> None:
    assert [section.anchor for section in issue(CORRECTED).sections] == ["corrections"]


def test_the_last_correction_is_the_last_change_unless_the_front_matter_says_another() -> None:
    assert f"{head(CORRECTED).updated:%Y-%m-%d}" == "2024-01-12"
    said = CORRECTED.replace("number: 7", "updated: 2024-02-01")
    assert f"{head(said).updated:%Y-%m-%d}" == "2024-02-01"


def test_a_correction_without_date_or_words_is_told_and_left_out() -> None:
    broken = (
        "---\ncorrections:\n  - date: 2024-01-10\n  - text: x\n  - date: 2024-99-99\n    text: x\n  - just words\n---\n"
    )
    read = head(broken)
    assert read.corrections == ()
    assert [(problem.code, problem.line) for problem in read.problems] == [
        ("W225", 2),
        ("W225", 2),
        ("E204", 2),
        ("W225", 2),
    ]


def test_what_was_corrected_since_the_last_issue_waits_for_the_next() -> None:
    older = issue(CORRECTED)
    newer = issue("---\ntitle: Next\ndate: 2024-01-11\n---\n", "issues/2024-01-11-next.md")
    told = "- [Sizes](https://news.example/issues/hello/) (#7, 2024-01-03): "
    assert queued([newer, older]) == told + "Seven, *not* [nine](https://a.example/9)."
    assert queued([older]).splitlines()[0] == told + "Two, not one."
    assert queued([]) == ""


def test_a_draft_begins_with_them(newsroom: Newsroom) -> None:
    newsroom.write("issues/2024-01-03-hello.md", CORRECTED)
    newsroom.run("new-issue", "Next", "--date", "2024-01-17")
    draft = newsroom.read("issues/2024-01-17-next.md")
    assert "\n\n## Corrections\n\n- [Sizes](https://news.example/issues/hello/) (#7, 2024-01-03): Two" in draft
