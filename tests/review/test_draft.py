"""The review as a file: the draft that a person finishes, and the page that nobody wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePosixPath

import pytest
import yaml

from newsletter.document import parse_markdown
from newsletter.model.issue import Issue, Link
from newsletter.model.publication import Settings
from newsletter.review.blocks import COMPUTED, computed
from newsletter.review.credits import Credit
from newsletter.review.draft import automatic, new_draft
from newsletter.review.facts import Context, ReviewFacts, review_facts
from newsletter.review.marks import read_marks
from newsletter.review.outline import OUTLINE
from newsletter.review.periods import read_period
from newsletter.review.readers import Reads, Statistics
from tests.review.archive import NAMED, archive, entry, links, post, section

SETTINGS = Settings(title='The "Example": weekly')


def facts(period: str = "2023", *issues: Issue) -> ReviewFacts:
    return review_facts(issues or archive(), read_period(period))


def head(text: str) -> dict[str, object]:
    return dict(yaml.safe_load(text.split("---\n")[1]))


MAMBA, RWKV = entry("Mamba", "https://arxiv.org/abs/2312.00752"), entry("RWKV", "https://arxiv.org/abs/2305.13048")


def full() -> Issue:
    """An issue of many sections."""
    sections = (
        section("papers", MAMBA, RWKV),
        section("models", entry("Gemma", "https://m.example/gemma")),
        section("links", entry("L", "https://l.example/")),
    )
    return post("2023-05-01", "Full #1", topics=("ssm",), sections=sections, links=links("https://l.example/"))


def everything() -> ReviewFacts:
    """What gives every block something to tell."""
    predicting = (Link("more state spaces", "", 9),)
    before = post("2022-05-01", "Before", sections=(section("papers", MAMBA),), predictions=predicting)
    statistics = Statistics({("full-#1", "substack"): Reads(views=12)})
    credit = Credit(("Ada Example",), "NeurIPS")
    context = Context(statistics, {MAMBA.url: credit, RWKV.url: credit})
    again = post("2023-06-01", "Full #2", topics=("ssm",))
    return review_facts((before, full(), again, *archive()), read_period("2023"), context)


def test_the_draft_tells_the_year_in_numbers() -> None:
    assert "\n55 posts this year (and 1 interview), 5 of which were paid. " in new_draft(facts(), SETTINGS)


def test_the_draft_ranks_topics_with_their_numbers_beside() -> None:
    assert re.findall(r"^### (.+)$", new_draft(facts(), SETTINGS), re.MULTILINE) == [
        "Preferences (8 posts)",
        "Open models (7 posts)",
        "Training (6 posts)",
        "Releases (5 posts)",
        "Evaluation (3 posts)",
        "Industry (3 posts)",
        "Speech (2 posts)",
        "Other (21 posts and 1 interview)",
    ]


def test_every_described_post_has_its_dated_line_in_order_within_its_topic() -> None:
    text = new_draft(facts(), SETTINGS)
    for row in NAMED.strip().splitlines():
        _, title, _, told = (cell.strip() for cell in row.split("|"))
        assert (
            len(re.findall(rf"^- \w+\.? \d+: \[\*{re.escape(title)}\*\]\(\S+\) .*{re.escape(told)}", text, re.M)) == 1
        )
    industry = text.partition("### Industry")[2].partition("###")[0]
    assert re.findall(r"^- (.+?): ", industry, re.M) == ["Apr. 26", "Jul. 5", "Nov. 22"]


def test_what_is_of_another_year_is_left_out() -> None:
    assert "weather of models" not in new_draft(facts(), SETTINGS)
    assert "weather of models" in new_draft(facts("2022"), SETTINGS)


def test_the_head_is_that_of_a_review() -> None:
    assert list(head(new_draft(facts(), SETTINGS)).items()) == [
        ("title", "2023 in review"),
        ("description", 'What The "Example": weekly covered in 2023, counted and ranked by topic.'),
        ("date", read_period("2023").end),
        ("kind", "review"),
        ("period", "2023"),
        ("status", "draft"),
    ]


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2023-H2", "The second half of 2023 in review"),
        ("2023-Q4", "The fourth quarter of 2023 in review"),
        ("2023-12", "December 2023 in review"),
        ("2023-12-01..2023-12-09", "1 December 2023 to 9 December 2023 in review"),
    ],
)
def test_a_review_is_named_for_its_period(period: str, title: str) -> None:
    assert head(new_draft(facts(period), SETTINGS))["title"] == title


def test_headings_and_prompts_speak_of_the_period() -> None:
    text = new_draft(facts("2023-Q2", full()), SETTINGS)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        *("By the numbers", "Topics", "Papers of the quarter", "Models of the quarter", "Links"),
        *("What comes next", "Elsewhere", "Housekeeping"),
    ]
    assert "<!-- write: what kind of quarter it was" in text


def test_a_title_is_not_taken_for_our_own_words() -> None:
    text = new_draft(facts("2023", post("2023-05-01", "What {span} means")), SETTINGS)
    assert "*What {span} means*" in text
    assert all(block.is_untouched for block in read_marks(text).blocks)


def test_the_marks_of_a_draft_are_sound_and_hide_nothing_from_a_reader() -> None:
    text = new_draft(everything(), SETTINGS)
    reading = read_marks(text)
    assert sorted(block.name for block in reading.blocks) == sorted(computed(everything()))
    assert reading.damages == ()
    assert all(block.is_untouched and block.content.strip() for block in reading.blocks)
    body = text.split("---\n", 2)[2]
    shown = parse_markdown(body, PurePosixPath("x.md"))
    without = parse_markdown(re.sub(r"<!--.*?-->\n", "", body), PurePosixPath("x.md"))
    assert [n.plain() for n in shown.nodes if n.kind != "comment"] == [n.plain() for n in without.nodes]


def test_the_automatic_page_has_the_blocks_and_nothing_for_editors() -> None:
    found = everything()
    text = automatic(found, SETTINGS)
    assert "<!-- newsletter" not in text
    assert "<!-- write" not in text
    assert all(content and content in text for content in computed(found).values())
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
        *("By the numbers", "Most read", "Topics", "Series", "Papers of the year", "Models of the year", "Links"),
        *("Told again", "What was predicted"),
    ]


def test_the_automatic_page_is_published_on_the_day_of_its_newest_issue() -> None:
    found = head(automatic(facts(), SETTINGS))
    assert str(found["date"]) == "2023-12-21"
    assert "status" not in found


def test_a_part_with_nothing_to_tell_is_left_out_of_page_and_draft() -> None:
    found = facts("2023", post("2023-05-01", "Alone"))
    assert re.findall(r"^## (.+)$", automatic(found, SETTINGS), re.M) == ["By the numbers", "Topics"]
    assert "Papers of the year" not in new_draft(found, SETTINGS)


def test_an_empty_period_is_told_as_such() -> None:
    text = automatic(facts("1999"), SETTINGS)
    assert text.endswith("\n\n## By the numbers\n\nNo posts this year.\n")


def test_only_the_blocks_that_are_wanted_are_written() -> None:
    text = new_draft(everything(), SETTINGS, lambda name: name in ("counts", "topic/speech", "topic/speech/posts"))
    assert [block.name for block in read_marks(text).blocks] == ["counts"]
    text = new_draft(everything(), SETTINGS, lambda name: name.startswith("topic"))
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Topics"]
    assert "topic/speech/posts" in {block.name for block in read_marks(text).blocks}


def test_a_table_of_issues_is_noted_in_the_head() -> None:
    text = new_draft(replace(facts(), style="table"), SETTINGS)
    assert head(text)["style"] == "table"
    assert "| Date | Issue | What it covers |" in text
    assert re.search(r"^\| Sep\. 6 \| \[\*Voices for sale\*\]\(\S+\) \| cloning and consent \|$", text, re.M)


def test_each_block_stands_in_the_outline_once() -> None:
    assert sorted(name for part in OUTLINE for name in part.blocks) == sorted(COMPUTED)
