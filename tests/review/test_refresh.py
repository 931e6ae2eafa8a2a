"""The second run: what nobody edited is renewed, everything else keeps every byte."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsletter.model.publication import Settings
from newsletter.review.draft import new_draft
from newsletter.review.facts import ReviewFacts, review_facts
from newsletter.review.marks import marked, read_marks
from newsletter.review.periods import read_period
from newsletter.review.refresh import refresh
from tests.review.archive import archive, entry, post, section

YEAR = read_period("2023")
NEWS = post("2023-12-27", "Between the years", topics=("speech",), description="a parrot that codes")


BEFORE, AFTER = review_facts(archive(), YEAR), review_facts((*archive(), NEWS), YEAR)
DRAFT = new_draft(BEFORE, Settings())


def block(text: str, name: str) -> str:
    return next(block.content for block in read_marks(text).blocks if block.name == name)


def prose(text: str) -> list[str]:
    """What stands outside the blocks."""
    at, found = 0, []
    for each in read_marks(text).blocks:
        found.append(text[at : each.start])
        at = each.end
    return [*found, text[at:]]


def test_nothing_new_changes_no_byte() -> None:
    assert refresh(DRAFT, BEFORE).text == DRAFT
    assert not any(refresh(DRAFT, BEFORE)[1:])


def test_a_new_issue_appears_in_the_blocks_that_nobody_edited() -> None:
    done = refresh(DRAFT, AFTER)
    assert done.refreshed == (
        *("counts", "months", "cadence", "rhythm", "compared", "topics", "topic/speech", "topic/speech/posts"),
    )
    assert f"Dec. 27: [*Between the years*]({NEWS.page}) covers a parrot that codes." in done.text
    assert "### Speech (3 posts)" in done.text
    assert done.text == new_draft(AFTER, Settings())


def test_prose_and_edited_blocks_keep_every_byte() -> None:
    mine = DRAFT.replace("<!-- write: what kind of year", "It was *the* year.\t \n\n<!-- write: what kind of year", 1)
    mine = mine.replace("### Industry (3 posts)\n", "### Industry (3 posts)\n\nMy favourite topic.  \n")
    mine = mine.replace(
        "<!-- newsletter:begin topic/speech/posts", "About speech.\n\n<!-- newsletter:begin topic/speech/posts"
    )
    mine = mine.replace("## Housekeeping", "## House\u2028keeping\x0c\nNothing.")
    done = refresh(mine, AFTER)
    assert prose(done.text) == prose(mine)
    assert block(done.text, "topic/industry") == block(mine, "topic/industry")
    assert "topic/speech/posts" in done.refreshed
    assert (done.kept, done.outdated) == (("topic/industry",), ())


def test_an_edited_block_is_outdated_only_when_there_is_something_new() -> None:
    mine = DRAFT.replace("55 posts this year", "Fifty-five posts this year")
    assert refresh(mine, BEFORE).kept == ("counts",)
    assert refresh(mine, BEFORE).outdated == ()
    (change,) = refresh(mine, AFTER).outdated
    assert (change.name, change.edited[:24], change.computed[:8]) == ("counts", "Fifty-five posts this ye", "56 posts")


def test_an_added_blank_at_a_line_end_is_an_edit_but_a_blank_line_around_is_not() -> None:
    assert refresh(DRAFT.replace("38,900 words.\n", "38,900 words.  \n"), BEFORE).kept == ("counts",)
    looser = DRAFT.replace("<!-- newsletter:end counts -->", "\n\n<!-- newsletter:end counts -->")
    assert refresh(looser, BEFORE).kept == ()
    assert "counts" in refresh(looser, AFTER).refreshed


def test_the_line_ends_of_the_file_are_kept() -> None:
    windows = DRAFT.replace("\n", "\r\n")
    assert refresh(windows, BEFORE).text == windows
    assert refresh(windows, AFTER).text == new_draft(AFTER, Settings()).replace("\n", "\r\n")


def test_a_block_that_was_taken_out_is_named_and_not_put_back() -> None:
    start, end = DRAFT.index("<!-- newsletter:begin compared"), DRAFT.index("## Topics")
    done = refresh(DRAFT[:start] + DRAFT[end:], AFTER)
    assert done.missing == ("compared",)
    assert "newsletter:begin compared" not in done.text


def test_a_block_that_has_something_to_tell_for_the_first_time_is_missing() -> None:
    paper = post(
        "2023-12-28",
        "Paper",
        sections=(section("papers", entry("Mamba", "https://arxiv.org/abs/2312.00752")),),
    )
    assert refresh(DRAFT, review_facts((*archive(), paper), YEAR)).missing == ("papers",)


def with_topic(topic: str) -> ReviewFacts:
    return review_facts((*archive(), post("2023-12-27", "New", topics=(topic,))), YEAR)


def test_a_new_topic_gets_its_blocks_behind_the_one_it_ranks_behind() -> None:
    done = refresh(DRAFT, with_topic("robots"))
    assert done.added == ("topic/robots",)
    assert done.text == new_draft(with_topic("robots"), Settings())
    assert prose(done.text) != prose(DRAFT)  # the place for a comment on it
    assert refresh(done.text, with_topic("robots")).text == done.text


def test_a_new_topic_comes_also_where_the_ranking_was_edited() -> None:
    mine = DRAFT.replace("| Speech | 2 |", "| Speech (and music) | 2 |")
    done = refresh(mine, with_topic("robots"))
    assert done.added == ("topic/robots",)
    assert block(done.text, "topics") == block(mine, "topics")
    assert refresh(done.text, with_topic("robots")).added == ()


def test_a_topic_that_was_taken_out_stays_out() -> None:
    start, end = DRAFT.index("<!-- newsletter:begin topic/speech"), DRAFT.index("<!-- newsletter:begin topic/_other ")
    mine = DRAFT[:start] + DRAFT[end:]
    done = refresh(mine, AFTER)
    assert done.added == ()
    assert done.missing == ("topic/speech",)
    assert "topic/speech/posts" not in [each.name for each in read_marks(done.text).blocks]


def test_a_topic_that_has_no_issue_any_longer_is_emptied() -> None:
    bare = tuple(replace(issue, topics=()) if "speech" in issue.topics else issue for issue in archive())
    done = refresh(DRAFT, review_facts(bare, YEAR))
    assert block(done.text, "topic/speech/posts").strip() == ""
    assert block(done.text, "topic/speech").strip() == ""


def test_another_order_of_the_topics_is_told_and_nothing_is_moved() -> None:
    more = [post(f"2023-11-{day:02}", f"More {day}", topics=("speech",)) for day in range(1, 9)]
    done = refresh(DRAFT, review_facts((*archive(), *more), YEAR))
    assert done.ranking[:2] == ("Speech", "Preferences")
    assert prose(done.text) == prose(DRAFT)


def test_only_the_blocks_that_are_wanted_are_renewed() -> None:
    done = refresh(DRAFT, AFTER, wanted=lambda name: name == "months")
    assert done.refreshed == ("months",)
    assert block(done.text, "counts") == block(DRAFT, "counts")
    assert (done.missing, done.problems) == ((), ())


def test_an_empty_pair_of_marks_is_filled() -> None:
    done = refresh("Mine.\n<!-- newsletter:begin counts -->\n<!-- newsletter:end counts -->\nMine too.\n", BEFORE)
    filled = marked("counts", "55 posts this year (and 1 interview), 5 of which were paid. Together: 38,900 words.")
    assert done.text == f"Mine.\n{filled}\nMine too.\n"
    assert done.refreshed == ("counts",)


def test_words_between_marks_without_a_digest_are_somebodys_words() -> None:
    text = "<!-- newsletter:begin counts -->\nMany posts.\n<!-- newsletter:end counts -->\n"
    assert refresh(text, BEFORE).text == text
    assert refresh(text, BEFORE).kept == ("counts",)


BEGIN, END = "<!-- newsletter:begin {} -->\n", "<!-- newsletter:end {} -->\n"


@pytest.mark.parametrize(
    ("marks", "problems"),
    [
        (BEGIN.format("counts"), ["2 W711 the block counts has no end"]),
        (END.format("counts"), ["2 W711 the block counts has no beginning"]),
        (END.format("counts") + BEGIN.format("counts"), ["2 W711 the block counts has no beginning"]),
        (
            (BEGIN + END).format("counts", "counts") * 2,
            ["2 W711 the block counts stands here more than once"],
        ),
        (
            (BEGIN + BEGIN + END + END).format("counts", "months", "months", "counts"),
            [
                "2 W711 the block counts has another mark within",
                "3 W711 the block months stands within another",
            ],
        ),
        (
            (BEGIN + BEGIN + END + END).format("counts", "months", "counts", "months"),
            [
                "2 W711 the block counts has another mark within",
                "3 W711 the block months has another mark within",
            ],
        ),
        (
            (BEGIN + END).format("countz", "countz"),
            ["2 W712 no computed block is called 'countz'; did you mean 'counts'?"],
        ),
    ],
    ids=["no end", "no beginning", "backwards", "twice", "nested", "crossed", "unknown"],
)
def test_damaged_marks_are_left_alone_and_told(marks: str, problems: list[str]) -> None:
    text = f"Before.\n{marks}After.\n"
    done = refresh(text, BEFORE)
    assert done.text == text
    assert [f"{problem.line} {problem.code} {problem.message}" for problem in done.problems] == problems


def test_a_sound_block_beside_a_damaged_one_is_renewed() -> None:
    damaged = DRAFT.replace("<!-- newsletter:end counts -->\n", "")
    done = refresh(damaged, AFTER)
    assert done.refreshed[:3] == ("months", "cadence", "rhythm")
    assert prose(done.text) == prose(damaged)
    assert "counts" not in done.missing


def test_a_title_that_looks_like_a_mark_is_none() -> None:
    sly = post("2023-05-01", "x\n<!-- newsletter:end topics -->\n", description="<!-- newsletter:begin counts -->")
    text = new_draft(review_facts([sly], YEAR), Settings())
    assert read_marks(text).damages == ()
    assert refresh(text, review_facts([sly], YEAR)).text == text
