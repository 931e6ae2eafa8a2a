"""The pages for users say what is true: every command, setting and dependency, and the two first commands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from newsletter.document.syntax import SYNTAXES
from newsletter.model.issue import Person
from newsletter.model.look import Look, Palette
from newsletter.model.mailing import PROVIDERS, Mailing
from newsletter.model.publication import Kind, Podcast, Settings

TOP = Path(__file__).parents[1]
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED = [re.split(r"[<>=~!\[; ]", line)[0] for line in PROJECT["dependencies"]]
EXTRAS = [re.split(r"[<>=~!\[; ]", line)[0] for line in chain(*PROJECT["optional-dependencies"].values())]
TABLES = {
    "sender": "[sender]",
    "podcast": "[podcast]",
    "kinds": "[kinds.…]",
    "theme": "[theme]",
    "email": "[email]",
}


def page(path: str) -> str:
    return (TOP / path).read_text("utf-8")


def rows(text: str) -> dict[str, list[str]]:
    """The rows of the tables of a text, by their first cell without backquotes."""
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|")
    return {first.strip("`"): rest for first, *rest in cells}


def part(text: str, heading: str) -> str:
    """What stands under a heading of the second level."""
    _, _, below = text.partition(f"\n## {heading}\n")
    return below.partition("\n## ")[0]


def written(value: object) -> str:
    """A default as it stands on the page."""
    if isinstance(value, str):
        return f'"{value}"'
    return f"[{', '.join(map(written, value))}]" if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize("package", NEEDED + EXTRAS)
def test_every_dependency_has_its_reason_its_licence_and_its_limits(package: str) -> None:
    cells = rows(page("docs/dependencies.md"))[package]
    assert len(cells) == 4
    assert all(cells)


def test_every_construct_is_explained_to_those_who_write() -> None:
    told = set(rows(page("docs/writing.md"))) - {"construct", "---"}
    assert told == set(SYNTAXES)


def test_no_dependency_is_explained_that_is_not_there() -> None:
    told = rows(part(page("docs/dependencies.md"), "For everybody"))
    assert set(told) - {"package", "---"} == set(NEEDED)


@pytest.mark.parametrize("package", NEEDED)
def test_every_dependency_is_imported_somewhere(package: str) -> None:
    module = rows(page("docs/dependencies.md"))[package][0].strip("`")
    used = re.compile(rf"^\s*(from|import) {module}\b", re.MULTILINE)
    assert any(used.search(file.read_text("utf-8")) for file in (TOP / "src").rglob("*.py"))


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_stands_on_its_page_with_its_default(field: Any) -> None:
    settings = page("docs/settings.md")
    if field.name in TABLES:
        assert part(settings, f"`{TABLES[field.name]}`")
    else:
        assert rows(part(settings, "Keys"))[field.name][1] == f"`{written(getattr(Settings(), field.name))}`"


def test_no_setting_stands_on_the_page_that_does_not_exist() -> None:
    settings = page("docs/settings.md")
    known = {field.name for field in fields(Settings)} - TABLES.keys()
    assert set(rows(part(settings, "Keys"))) - {"key", "---"} == known
    tables = {"[sender]": Person, "[podcast]": Podcast, "[kinds.…]": Kind, "[email]": Mailing}
    for heading, kind in ((f"`{name}`", kind) for name, kind in tables.items()):
        told = set(rows(part(settings, heading))) - {"key", "---"}
        assert told
        assert told <= {field.name for field in fields(kind)}


def test_every_part_of_a_theme_and_every_colour_stands_on_the_page_of_settings() -> None:
    keys, _, colours = part(page("docs/settings.md"), "`[theme]`").partition("\nThe colours of ")
    assert set(rows(keys)) - {"key", "---"} == {field.name for field in fields(Look)}
    told = re.findall(r"`(\w+)`", " ".join(line.split("|")[1] for line in colours.splitlines() if "|" in line))
    assert set(told) == {field.name for field in fields(Palette)}


def test_every_sender_stands_on_the_page_of_settings() -> None:
    told = rows(part(page("docs/settings.md"), "`[email]`"))
    assert set(told) - {"key", "---"} == {field.name for field in fields(Mailing)}
    assert all(f"`{name}`" in told["provider"][2] for name in PROVIDERS)


def test_the_example_shows_every_setting() -> None:
    (example,) = re.findall(r"```toml\n(.+?)```", page("docs/settings.md"), re.DOTALL)
    shown = tomllib.loads(example)
    assert set(shown) == {field.name for field in fields(Settings)}
    assert set(shown["kinds"]["datasets"]) == {field.name for field in fields(Kind)} - {"name"}


def test_every_computed_block_stands_on_the_page_of_the_review() -> None:
    from newsletter.review.blocks import COMPUTED

    assert list(rows(part(page("docs/review.md"), "What is computed, and what you write")))[2:] == list(COMPUTED)


def test_every_format_to_import_stands_on_its_page() -> None:
    from newsletter.importers import IMPORTERS

    told = rows(page("docs/import.md"))
    assert {name: cells for name, cells in told.items() if name not in ("format", "---")} == {
        name: [IMPORTERS[name].about] for name in IMPORTERS
    }


def test_every_command_is_in_the_readme() -> None:
    from newsletter.cli import COMMANDS

    readme = page("README.md")
    assert not [name for name in COMMANDS if not re.search(rf"\bnewsletter {re.escape(name)}\b", readme)]


def test_the_quick_start_is_one_block_of_two_commands() -> None:
    (block,) = re.findall(r"^```.*?\n(.*?)^```", part(page("README.md"), "Quick start"), re.DOTALL | re.MULTILINE)
    assert len([line for line in block.splitlines() if line.strip() and not line.startswith("#")]) == 2
