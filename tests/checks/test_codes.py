"""One table of codes: every code of the program is in it with one meaning, and explained on the page for users."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from newsletter.checks import CHECKS
from newsletter.model.codes import CODES

TOP = Path(__file__).parents[2]
SRC = TOP / "src" / "newsletter"
CODE = re.compile(r"[EWN]\d{3}")
SHARED = {"E201": {"issues", "sources"}, "E801": {"render", "edge"}}
"""Codes that two rooms tell, with one meaning: issues and seeds are both files; a template fails where it is used."""


def uses(modules: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The rooms in which each code is told, from the path and the text of modules."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path, text in modules:
        for code in told(ast.parse(text)):
            found[code].add(path.partition("/")[0])
    return found


def told(node: ast.AST) -> Iterator[str]:
    """The codes below a node; `Check(…)` only promises them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
        yield node.value
    if not (isinstance(node, ast.Call) and ast.unparse(node.func) == "Check"):
        for child in ast.iter_child_nodes(node):
            yield from told(child)


def faults(found: dict[str, set[str]], table: Iterable[str]) -> Iterator[str]:
    """What is wrong between the codes of the program and a table."""
    known = set(table)
    yield from (f"{code} is not in the table" for code in sorted(found.keys() - known))
    yield from (f"{code} is in the table, and nothing tells it" for code in sorted(known - found.keys()))
    for code, rooms in sorted(found.items()):
        if len(rooms) > 1 and SHARED.get(code) != rooms:
            yield f"{code} stands in {' and '.join(sorted(rooms))}: one code, two meanings"
    numbers = [code[1:] for code in known]
    yield from (
        f"two codes have the number {number}" for number in sorted({n for n in numbers if numbers.count(n) > 1})
    )


def test_every_code_is_in_the_table_once_and_every_line_of_it_is_used() -> None:
    modules = ((file.relative_to(SRC).as_posix(), file.read_text("utf-8")) for file in sorted(SRC.rglob("*.py")))
    found = uses((path, text) for path, text in modules if path != "model/codes.py")
    assert found
    assert not [*faults(found, CODES)]


@pytest.mark.parametrize(
    ("modules", "table", "sentences"),
    [
        ([("a/x.py", 'f("W101")')], ["W101"], []),
        ([("a/x.py", 'f("W101")'), ("a/y.py", 'g("W101")')], ["W101"], []),
        ([("a/x.py", 'f("W101")')], [], ["W101 is not in the table"]),
        ([("a/x.py", 'X = Check("x", ("W101",))')], ["W101"], ["W101 is in the table, and nothing tells it"]),
        ([], ["W101"], ["W101 is in the table, and nothing tells it"]),
        (
            [("a/x.py", 'f("W101")'), ("b/y.py", 'f("W101")')],
            ["W101"],
            ["W101 stands in a and b: one code, two meanings"],
        ),
        ([("a/x.py", '("W101", "E101")')], ["W101", "E101"], ["two codes have the number 101"]),
    ],
)
def test_a_planted_fault_is_told(modules: list[tuple[str, str]], table: list[str], sentences: list[str]) -> None:
    assert [*faults(uses(modules), table)] == sentences


@pytest.mark.parametrize("name", list(CHECKS))
def test_a_check_names_every_code_that_its_files_tell_and_no_other(name: str) -> None:
    folder = SRC / "checks" / name
    file = SRC / ("review/consistency.py" if name == "review" else f"checks/{name}.py")
    modules = sorted(folder.glob("*.py")) if folder.is_dir() else [file]
    assert sorted(CHECKS[name].codes) == sorted(
        {code for one in modules for code in told(ast.parse(one.read_text("utf-8")))}
    )


def rows() -> dict[str, list[str]]:
    """The rows of the page for users, by their code."""
    page = (TOP / "docs" / "findings.md").read_text("utf-8")
    cells = ([cell.strip() for cell in line.strip("|").split(" | ")] for line in page.splitlines() if line[:1] == "|")
    told = [(first.strip(" `"), rest) for first, *rest in cells if CODE.fullmatch(first.strip(" `"))]
    assert len(told) == len(dict(told)), "a code stands twice"
    return dict(told)


def test_every_code_is_explained_with_its_meaning_an_example_and_what_to_do() -> None:
    explained = rows()
    assert [*explained] == [*CODES]
    for code, (meaning, example, advice) in explained.items():
        assert meaning == CODES[code]
        assert example.strip("`")
        assert advice
