"""Every line of every table is loaded: strings hide a typing slip from mypy, but not from this."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

import pytest

import newsletter
from newsletter.registry import Registry

PACKAGE = pkgutil.walk_packages(newsletter.__path__, "newsletter.")
MODULES = [info.name for info in PACKAGE if info.name != "newsletter.__main__"]


class Table(NamedTuple):
    """A table that a module makes. `holds` is the T of its `Registry[T]`; None when it does not say."""

    name: str
    lines: Registry[Any]
    holds: Any


def tables() -> Iterator[Table]:
    """Every table of the package; a module that only imports one has no annotation for it."""
    for module in MODULES:
        with suppress(ImportError, SyntaxError):  # told by the first test below
            made = {name: v for name, v in vars(import_module(module)).items() if isinstance(v, Registry)}
            hints = get_type_hints(import_module(module)) if made else {}
            for name, lines in made.items():
                held = get_args(hints.get(name, getattr(lines, "__orig_class__", None)))
                yield Table(f"{module}.{name}", lines, held[0] if held else None)


def fault(lines: Registry[Any], key: str, held: Any) -> str:
    """What is wrong with one line of a table that holds values of one type; "" when nothing is."""
    try:
        value = lines[key]
    except (ImportError, AttributeError) as error:
        return f"{key!r} cannot be loaded: {error}"
    kind = get_origin(held) or held
    if not (callable(value) if kind is Callable else isinstance(value, kind)):
        return f"{key!r} is of type {type(value).__name__}, and the table holds {kind.__name__}"
    called = getattr(value, "name", key)
    return "" if called == key else f"{key!r} calls itself {called!r}"


TABLES = [table for table in tables() if table.holds]
LINES = [pytest.param(table, key, id=f"{table.name}:{key}") for table in TABLES for key in table.lines]


@pytest.mark.parametrize("module", MODULES)
def test_every_module_can_be_imported(module: str) -> None:
    import_module(module)


@pytest.mark.parametrize(("table", "key"), LINES)
def test_every_line_of_every_table_holds_what_the_table_promises(table: Table, key: str) -> None:
    assert not fault(table.lines, key, table.holds)


def test_every_table_says_what_it_holds() -> None:
    said = {id(table.lines) for table in TABLES}
    assert said
    assert not [table.name for table in tables() if id(table.lines) not in said]


NUMBER = 7
TABLE = Table("y", Registry("thing", {"x": f"{__name__}:NUMBER"}), int)


@pytest.mark.parametrize(
    ("line", "held", "told"),
    [
        (f"{__name__}:NUMBER", str, "'x' is of type int, and the table holds str"),
        (f"{__name__}:NUMBER", Callable[[], int], "'x' is of type int, and the table holds Callable"),
        (f"{__name__}:NUMBR", int, "'x' cannot be loaded: module"),
        (f"{__name__}_:NUMBER", int, "'x' cannot be loaded: No module named"),
        (f"{__name__}:TABLE", Table, "'x' calls itself 'y'"),
    ],
)
def test_a_planted_fault_is_told(line: str, held: Any, told: str) -> None:
    assert fault(Registry("thing", {"x": line}), "x", held).startswith(told)


def test_a_line_that_keeps_its_promise_passes() -> None:
    assert not fault(TABLE.lines, "x", TABLE.holds)
