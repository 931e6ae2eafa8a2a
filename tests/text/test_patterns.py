"""A pattern is compiled when it is first used, is a pattern from then on, and none of ours is faulty."""

from __future__ import annotations

import gc
import pickle
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import newsletter
from newsletter.text.patterns import Uncompiled, pattern

_IMPORT_ALL = """
import re, sys
from importlib import import_module

def told(text, flags=0, plain=re.compile):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"] == "newsletter.text.patterns":
        frame = frame.f_back
    if frame.f_globals["__name__"].startswith("newsletter."):
        print(f"{frame.f_code.co_filename}:{frame.f_lineno} compiles {text!r}")
    return plain(text, flags)

re.compile = told
for name in sys.argv[1:]:
    import_module(name)
"""


def _modules() -> list[str]:
    return [module.name for module in pkgutil.walk_packages(newsletter.__path__, "newsletter.")]


def _patterns() -> Iterator[Uncompiled]:
    for name in _modules():
        import_module(name)
    return (each for each in gc.get_objects() if isinstance(each, Uncompiled))


def test_every_pattern_of_the_program_compiles() -> None:
    found = list(_patterns())
    assert len(found) > 500
    for each in found:
        assert each.flags == re.compile(each.pattern, each.flags & ~re.DEBUG).flags


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Before 3.11.5 Python loses its place in such a group (CPython gh-106052); an atomic one means the same."""
    code = Path(newsletter.__file__).parent.rglob("*.py")
    lines = [f"{path.name}: {line.strip()}" for path in code for line in path.read_text("utf-8").splitlines()]
    assert [line for line in lines if _RAW.search(line) and _POSSESSIVE_GROUP.search(line)] == []


_RAW = re.compile(r"\brf?[\"']")
_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+")


def test_no_module_compiles_a_pattern_when_it_is_imported() -> None:
    run = [sys.executable, "-c", _IMPORT_ALL, *_modules()]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == ""


def test_a_faulty_pattern_is_an_error_when_it_is_used() -> None:
    faulty = pattern("(")
    with pytest.raises(re.error, match="unterminated subpattern"):
        faulty.match("")


@pytest.mark.parametrize("method", ["match", "search", "fullmatch", "findall"])
def test_what_it_finds_is_what_a_compiled_pattern_finds(method: str) -> None:
    words = pattern(r"[A-Z](\w)", re.IGNORECASE)
    for _ in range(2):
        assert str(getattr(words, method)("ab")) == str(getattr(re.compile(words.pattern, re.IGNORECASE), method)("ab"))


def test_its_text_can_be_a_part_of_another_without_its_being_compiled() -> None:
    assert pattern(rf"<{pattern('(').pattern}").pattern == "<("


def test_it_is_compiled_once() -> None:
    words = pattern(r"\w+")
    assert words.match == words.match
    assert words.sub("-", "one two") == "- -"
    assert (words.groups, words.flags) == (0, re.UNICODE)


def test_it_may_travel_to_another_process() -> None:
    there = pickle.loads(pickle.dumps(pattern(rb"\d+", re.DOTALL)))
    assert there.findall(b"1 22") == [b"1", b"22"]
    assert there.flags == re.DOTALL


def test_what_no_pattern_has_it_has_not() -> None:
    assert not hasattr(pattern("a"), "translate")
