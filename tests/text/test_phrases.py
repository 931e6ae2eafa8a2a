"""What a text says most: phrases folded to one, without articles, markup and numbers of their own."""

import os
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from newsletter.text.phrases import folded, phrases_of
from newsletter.text.sentences import one_liner

SRC = Path(__file__).parents[2] / "src"


def said(text: str) -> dict[str, int]:
    return {folded(phrase): count for phrase, count in phrases_of(text)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("State-Space Models", "state space model"),
        ("LLMs", "llm"),
        ("boxes", "box"),
        ("libraries", "library"),
        ("GPT-4", "gpt 4"),
        ("bias", "bias"),
        ("physics", "physics"),
    ],
)
def test_spellings_fold_to_one(one: str, other: str) -> None:
    assert folded(one) == folded(other) == other


def test_spellings_are_counted_together_and_told_as_most_write_them() -> None:
    text = "Sparse kettles sing. We like sparse kettles; a Sparse kettle sings, and a sparse-kettle too."
    assert dict(phrases_of(text))["sparse kettles"] == 4


def test_a_name_keeps_its_number_and_no_number_stands_alone() -> None:
    found = said("Kettle 2 beats Kettle 1. In 2023, 40 pots of 7B beat Kettle 2 by 12 percent, GPT-4 included.")
    assert found["kettle 2"] == 2
    assert "gpt 4" in found
    assert not [phrase for phrase in found if phrase[0].isdigit() or "2023" in phrase]


def test_no_phrase_crosses_a_full_stop_a_line_end_or_a_stop_word() -> None:
    found = said("We saw copper. Kettles whistle\nloudness of copper and kettles")
    assert [phrase for phrase in found if " " in phrase] == ["kettle whistle"]


def test_a_piece_of_a_longer_phrase_is_left_to_it() -> None:
    found = said("Sliding window attention is old. Sliding window attention is cheap. Sliding window attention wins.")
    assert found["sliding window attention"] == 3
    assert found.keys().isdisjoint(["sliding window", "window attention", "window"])


def test_addresses_and_mail_addresses_are_no_words() -> None:
    assert said("See https://kettle.example/img-fluid/d-cite and www.kettle.example or ada@kettle.example") == {}


def test_another_language_gives_nothing_rather_than_its_articles() -> None:
    german = "Der Kessel steht auf dem Herd und die Köchin wartet, bis er pfeift, denn der Tee ist noch nicht fertig. "
    assert phrases_of(german * 8) == ()


def test_a_phrase_of_a_long_text_is_said_twice() -> None:
    once = "The copper kettle whistled. " + "We waited for the iron pot. " * 80
    assert "copper kettle" not in said(once)
    assert said(once)["iron pot"] == 80


def test_no_more_than_asked_for() -> None:
    text = " ".join(f"We met Kettle{n} there." for n in range(70))
    assert [len(phrases_of(text, most)) for most in (60, 5)] == [60, 5]


def test_ten_thousand_words_are_quick() -> None:
    words = ["kettle", "the", "copper", "of", "stove", "whistles", "and", "steam", "a", "window", "GPT-4", "is", "tea."]
    text = "\n\n".join(" ".join(words[(n * n + k) % 13] for k in range(20)) for n in range(500))
    started = process_time()
    phrases_of(text)
    one_liner(text)
    assert process_time() - started < 0.5, "ten times what it takes on a quiet machine"


def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "from newsletter.text.keyphrases import topics_of\n"
        "from newsletter.text.sentences import one_liner\n"
        "texts = ['Copper kettles and iron pots whistle on a gas stove. ' * 30, 'Iron pots, gas stoves. ' * 9]\n"
        "print(topics_of(texts), one_liner(texts[0]))\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SRC)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(runs) == 1
    assert "iron-pots" in runs.pop()


@pytest.mark.parametrize("unit", ["a", "a-", "a.", "a@", "a://", "[^"])
def test_a_text_without_a_blank_ends(unit: str) -> None:
    assert phrases_of(unit * 300_000) == ()
    assert one_liner(unit * 300_000) == ""
