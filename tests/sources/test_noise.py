"""What is no part of an article goes and is told; what only looks like it stays."""

from pathlib import Path, PurePosixPath

import pytest

from newsletter.model.source import Raw
from newsletter.sources import read
from newsletter.sources.lines import numbered, rejoined
from newsletter.sources.noise import without_noise
from newsletter.sources.noise_file import rules_from
from newsletter.sources.noise_rules import RULES
from tests.pairs import Pair, read_pairs

SPECS = Path(__file__).parents[1] / "specs" / "sources"


def squeezed(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


@pytest.mark.parametrize("pair", read_pairs(SPECS / "noise.txt"), ids=str)
def test_noise_is_removed_and_told(pair: Pair) -> None:
    lines = numbered(pair.input)
    kept, removed = without_noise(lines)
    assert squeezed(rejoined(kept)) == squeezed(pair.expected)
    gone = {line.number for line in lines if line.text.strip()} - {line.number for line in kept}
    assert removed
    assert all(any(one.line <= number <= one.last for one in removed) for number in gone)


@pytest.mark.parametrize("pair", read_pairs(SPECS / "no_noise.txt"), ids=str)
def test_what_only_looks_like_noise_stays(pair: Pair) -> None:
    lines = numbered(pair.input)
    assert without_noise(lines) == (lines, ())


def test_lines_keep_their_numbers_and_a_removal_names_its_own() -> None:
    kept, removed = without_noise(numbered("One.\nSubscribe now\nThree.", 11))
    assert [line.number for line in kept] == [11, 13]
    assert [(one.line, one.last, one.rule, one.words) for one in removed] == [
        (12, 12, "subscribe box", "Subscribe now")
    ]
    assert rejoined(kept, 11) == "One.\n\nThree."


def test_a_source_lists_what_was_removed_and_its_items_keep_their_lines() -> None:
    text = "# Kettles\n\nSubscribe now\n\nSee [steam](https://steam.example/).\n"
    source = read(Raw(PurePosixPath("seeds/kettles.md"), text.encode()))
    assert [(one.line, one.rule) for one in source.removed] == [(3, "subscribe box")]
    assert [(item.url, item.seen[0].line) for item in source.items] == [("https://steam.example/", 5)]
    assert "Subscribe now" not in "".join(node.plain() for node in source.body.nodes)


def test_front_matter_is_never_noise() -> None:
    text = "---\ntitle: |\n  Subscribe now\n---\n\nWords.\n"
    assert read(Raw(PurePosixPath("seeds/a.md"), text.encode())).removed == ()


def test_notes_are_kept_word_for_word() -> None:
    source = read(Raw(PurePosixPath("seeds/notes/a.md"), b"- Subscribe now\n- Read full story\n"))
    assert [note.text for note in source.notes] == ["Subscribe now", "Read full story"]
    assert source.removed == ()


def test_a_newsroom_adds_rules_of_its_own() -> None:
    own = rules_from('[[noise]]\nname = "tea"\nbegins = "brought to you by .*"\nreach = "block"\nneeds = "code"\n')
    assert own.problems == ()
    text = "Words.\n\nBrought to you by Leaf\nUse the code CUP.\n\nBrought to you by hand.\n"
    kept, removed = without_noise(numbered(text), own.rules + RULES)
    assert [(one.line, one.last, one.rule) for one in removed] == [(3, 4, "tea")]
    assert "Brought to you by hand." in rejoined(kept)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("noise = [", 0, "not TOML"),
        ('[[noise]]\nname = "a"\n', 1, "begins is missing"),
        ('\n[[noise]]\nbegins = "("\n', 2, "begins is no regular expression"),
        ('[[noise]]\nbegins = "(?i)x"\n', 1, "begins is no regular expression: global flags not at the start"),
        ('[[noise]]\nbegins = ".*"\n', 1, "begins would match an empty line"),
        ('[[noise]]\nbegins = "x"\nreach = "page"\n', 1, "reach is one of line, block, rest, inside"),
        ('[[noise]]\nbegins = "x"\nwhen = "now"\n', 1, "a rule of noise has no 'when'"),
        ("noise = 3", 1, "noise is a list of rules"),
    ],
)
def test_a_rule_that_cannot_be_used_is_told_with_its_line(text: str, line: int, told: str) -> None:
    own = rules_from(text)
    assert own.rules == ()
    assert own.problems[0].message.startswith(told)
    assert own.problems[0].line == line or not line


def test_a_rule_without_a_fault_is_kept_beside_one_with_a_fault() -> None:
    own = rules_from('[[noise]]\nbegins = "("\n[[noise]]\nbegins = "x"\n')
    assert [bool(rule.begins.fullmatch("X")) for rule in own.rules] == [True]
    assert len(own.problems) == 1
