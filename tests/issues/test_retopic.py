"""Topics renamed byte by byte: the pairs of `tests/specs/retopic.txt`."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsletter.issues.retopic import retopic
from newsletter.issues.topic_profiles import suggested
from newsletter.text import front_matter
from tests.newsroom import Newsroom
from tests.pairs import Pair, read_pairs, update_pairs
from tests.review.archive import entry, post, section

PAGE = Path(__file__).parents[1] / "specs" / "retopic.txt"
OLD = frozenset({"open-models", "oss-models"})


def renamed(pair: Pair) -> str:
    return retopic(pair.input, OLD, "Open weights")


@pytest.mark.parametrize("pair", read_pairs(PAGE), ids=str)
def test_a_topic_is_renamed_where_it_stands(pair: Pair, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--update"):
        update_pairs(PAGE, renamed)
    else:
        assert renamed(pair) == pair.expected


@pytest.mark.parametrize("pair", read_pairs(PAGE), ids=str)
def test_lines_that_name_no_topic_keep_every_byte(pair: Pair) -> None:
    before, after = pair.input.split("\n"), renamed(pair).split("\n")
    kept = [line for line in before if "odels" not in line]
    assert [line for line in after if line in kept] == kept
    assert front_matter.read(renamed(pair)).faults == ()


def test_a_topic_is_renamed_in_issues_and_notes(newsroom: Newsroom) -> None:
    newsroom.write("issues/2024-01-01-a.md", "---\ntopics: [moe]\n---\n- A #moe\n")
    newsroom.write("issues/2024-01-02-b.md", "---\ntopics: [rlhf]\n---\n- A\n")
    newsroom.write("seeds/notes/inbox.md", "- https://a.example #moe\n")
    diff = newsroom.run("topics", "rename", "moe", "mixtures", "--dry-run")
    assert "-topics: [moe]\n+topics: [mixtures]\n" in diff.out
    assert newsroom.read("issues/2024-01-01-a.md").count("moe") == 2
    run = newsroom.run("topics", "rename", "#moe", "mixtures")
    assert run.out == "issues/2024-01-01-a.md\nseeds/notes/inbox.md\n"
    assert newsroom.read("issues/2024-01-01-a.md") == "---\ntopics: [mixtures]\n---\n- A #mixtures\n"
    assert newsroom.read("seeds/notes/inbox.md") == "- https://a.example #mixtures\n"
    assert newsroom.run("topics", "rename", "moe", "x").code == 1
    assert newsroom.run("topics", "rename", "rlhf", "a,b").code == 2


def test_topics_are_merged_and_listed(newsroom: Newsroom) -> None:
    newsroom.write("issues/2024-01-01-a.md", "---\ntopics: [moe, experts]\n---\n## Links\n- [A](https://a.org) #moe\n")
    newsroom.write("issues/2024-01-02-b.md", "---\ntopics: [Experts]\n---\nWords.\n")
    newsroom.write("issues/2024-01-03-c.md", "Words.\n")
    assert newsroom.run("topics").out == (
        "experts: 2 issues, 0 items, last 2024-01-02, written 'Experts'\nmoe: 1 issue, 1 item, last 2024-01-01\n"
    )
    assert "1 of 3 issues have none" in newsroom.run("topics").err
    newsroom.run("topics", "merge", "experts", "--into", "moe")
    assert newsroom.read("issues/2024-01-01-a.md").startswith("---\ntopics: [moe]\n---\n")
    assert newsroom.read("issues/2024-01-02-b.md") == "---\ntopics: [moe]\n---\nWords.\n"
    assert newsroom.run("topics", "--json").out.count('"slug"') == 1


def test_an_issue_without_topics_is_likened_to_those_that_have_some() -> None:
    def about(day: str, title: str, words: str, *topics: str) -> object:
        return post(
            day, title, description=words, topics=topics, sections=(section("links", entry(words, "https://a.org")),)
        )

    issues = [
        about("2023-01-01", "Reward models drift", "preference data and reward hacking", "rlhf"),
        about("2023-01-02", "Preference data", "annotators and reward models", "rlhf"),
        about("2023-01-03", "State spaces", "mamba and long sequences", "ssm"),
        about("2023-01-04", "Mamba again", "scan kernels for state spaces", "ssm"),
        about("2023-01-05", "Whisper", "speech in a browser", "speech"),
        about("2023-02-01", "Reward hacking in the wild", "what preference data hides"),
        about("2023-02-02", "Sourdough", "flour and water"),
    ]
    found = suggested(issues)  # type: ignore[arg-type]
    assert [(one.issue.title, one.topics) for one in found] == [
        ("Reward hacking in the wild", ("rlhf",)),
        ("Sourdough", ()),
    ]
