"""`seeds/noise.toml` in, rules out: what a newsroom adds to the table of noise, and what is wrong with it.

[[noise]]
name = "sponsor box"
begins = "Brought to you by .*"     # the whole first line, as a regular expression
reach = "block"                     # line, block (to the next blank line), rest (of the file), inside (a line)
needs = "promo code"                # must stand in one of the lines below
where = "anywhere"                  # anywhere, edges (of the page), end
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, NamedTuple, get_args

from newsletter.model.problem import Problem
from newsletter.sources.noise_rules import Reach, Rule, Where

_PATH = PurePosixPath("seeds/noise.toml")


class Rules(NamedTuple):
    """The rules of a file, and what was wrong in it; a rule with a fault is left out."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[Problem, ...] = ()


def rules_from(text: str, path: PurePosixPath = _PATH) -> Rules:
    """The rules that a newsroom wrote for itself; put them before the built-in ones."""
    try:
        entries = tomllib.loads(text).get("noise", [])
    except tomllib.TOMLDecodeError as error:
        told = re.search(r"at line (\d+)", str(error))
        return Rules((), (_problem(path, f"not TOML: {error}", int(told[1]) if told else 0),))
    if not isinstance(entries, list):
        return Rules((), (_problem(path, "noise is a list of rules", 1, "begin each rule with [[noise]]"),))
    rules: list[Rule] = []
    problems: list[Problem] = []
    starts = [number for number, line in enumerate(text.split("\n"), 1) if line.strip().startswith("[[noise]]")]
    for place, entry in enumerate(entries):
        line = starts[place] if place < len(starts) else 0
        faults = tuple(_faults(entry))
        problems += [_problem(path, fault, line) for fault in faults]
        if not faults:
            rules.append(_rule(entry))
    return Rules(tuple(rules), tuple(problems))


_CHOICES: dict[str, tuple[str, ...]] = {
    "reach": tuple(one for one in get_args(Reach) if one != "card"),
    "where": get_args(Where),
}
_PATTERNS = ("begins", "needs")
_KEYS = frozenset({"name", *_PATTERNS, *_CHOICES})


def _faults(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "a rule of noise is a table"
        return
    for key in sorted(entry.keys() - _KEYS):
        yield f"a rule of noise has no {key!r}"
    for key in sorted(_KEYS & entry.keys()):
        if not isinstance(entry[key], str):
            yield f"{key} must be text"
    if not entry.get("begins"):
        yield "begins is missing: the first line of the noise, as a regular expression"
    for key, choices in _CHOICES.items():
        if key in entry and entry[key] not in choices:
            yield f"{key} is one of {', '.join(choices)}"
    for key in _PATTERNS:
        if isinstance(entry.get(key), str):
            yield from _bad_pattern(key, entry[key])


def _bad_pattern(key: str, shape: str) -> Iterator[str]:
    try:
        found = _loosely(shape)
    except re.error as error:
        yield f"{key} is no regular expression: {error.msg}"
    else:
        if key == "begins" and found.fullmatch(""):
            yield "begins would match an empty line"


def _loosely(shape: str) -> re.Pattern[str]:
    return re.compile(f"(?i:{shape})")


def _rule(entry: dict[str, str]) -> Rule:
    begins, needs = (_loosely(entry[key]) if entry.get(key) else None for key in _PATTERNS)
    assert begins
    reach: Any = entry.get("reach", "line")
    where: Any = entry.get("where", "anywhere")
    return Rule(entry.get("name") or "own rule", begins, reach, where, needs)


def _problem(path: PurePosixPath, message: str, line: int, hint: str = "") -> Problem:
    return Problem("W753", message, path, line, 0, hint)
