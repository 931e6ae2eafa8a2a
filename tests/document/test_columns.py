"""Every finding in a text has its exact line and column: faults planted in nested text are found where they stand."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from newsletter.document import parse_markdown

Lines = list[str]
FAULTS: tuple[Callable[[int], str], ...] = (
    lambda n: f"[^gone{n}]",
    lambda n: f"{{% gone{n} %}}",
    lambda n: f"[words](javascript:gone{n})",
    lambda n: f"<iframe src='javascript:gone{n}'></iframe>",
    lambda n: f"*in emphasis [^gone{n}]*",
    lambda n: f"[in a link [^gone{n}]](https://a.example)",
)


def behind(first: str, rest: str, lines: Lines) -> Lines:
    return [(rest if place else first) + line for place, line in enumerate(lines)]


def nested(chance: random.Random, depth: int) -> Lines:
    """Lines with two faults in each paragraph and table, in containers in containers."""
    kind = chance.choice(("words", "words", "heading", "table") if depth < 1 else tuple(CONTAINERS))
    if kind in CONTAINERS:
        inner = [line for _ in range(chance.randint(1, 2)) for line in (*nested(chance, depth - 1), "")][:-1]
        return CONTAINERS[kind](inner)
    planted = [chance.choice(FAULTS)(chance.randrange(10**9)) for _ in range(2)]
    if kind == "heading":
        return [f"## A heading {planted[0]}"]
    if kind == "table":
        marks = [f"[^gone{chance.randrange(10**9)}]" for _ in range(2)]
        return ["| a | b |", "| --- | --- |", f"| {marks[0]} | x {marks[1]} |"]
    return [f"Some words {planted[0]} and", f"`code [^x]` more {planted[1]}"]


CONTAINERS: dict[str, Callable[[Lines], Lines]] = {
    "quote": lambda lines: behind("> ", "> ", lines),
    "item": lambda lines: behind("- ", "  ", lines),
    "number": lambda lines: behind("10. ", "    ", lines),
    "callout": lambda lines: ["> [!NOTE]", ">", *behind("> ", "> ", lines)],
    "fold": lambda lines: ["<details><summary>More</summary>", "", *lines, "", "</details>"],
    "tags": lambda lines: ["{% details More %}", *lines, "{% enddetails %}"],
}


def planted_in(text: str) -> set[tuple[int, int]]:
    """Where the faults stand: a mark, a tag and a frame where they begin, a link at its address."""
    places = set()
    for number, line in enumerate(text.split("\n"), 1):
        places |= {(number, met.start() + 1) for met in re.finditer(r"\[\^gone|\{% gone|<iframe", line)}
        places |= {(number, met.start() + 1) for met in re.finditer(r"(?<=\]\()javascript:gone", line)}
    return places


@settings(max_examples=120, deadline=None, derandomize=True)
@given(st.integers(0, 10**9), st.integers(0, 3), st.integers(1, 40))
def test_every_fault_is_found_where_it_was_planted(seed: int, depth: int, first: int) -> None:
    chance = random.Random(seed)
    text = "\n".join(line for _ in range(2) for line in (*nested(chance, depth), ""))
    problems = parse_markdown(text, first_line=first).problems
    assert {(problem.line - first + 1, problem.column) for problem in problems} == planted_in(text), text


def test_a_footnote_at_the_foot_has_its_columns_too() -> None:
    problems = parse_markdown("a[^1]\n\n[^1]: Words.\n\n    More <script>x</script> [^gone].\n").problems
    assert [(problem.line, problem.column, problem.code) for problem in problems] == [(5, 29, "W302"), (5, 10, "W304")]
