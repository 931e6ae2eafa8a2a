"""The head of an issue: ours, and those of the systems that people come from."""

from pathlib import Path, PurePosixPath

import pytest

from newsletter.issues.head import read_head
from newsletter.model.issue import Head
from newsletter.model.source import Raw
from tests.issues.desk import PATH, SETTINGS, head
from tests.pairs import Pair, read_pairs

PAIRS = read_pairs(Path(__file__).parents[1] / "specs" / "issue_heads.txt")


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_a_head_is_known_whoever_wrote_it(pair: Pair) -> None:
    path = pair.title.partition(" at ")[2] or PATH
    read = head(pair.input, path)
    told = [line.partition(":") for line in pair.expected.splitlines()]
    assert {name: shown(read, name) for name, _, _ in told} == {name: value.strip() for name, _, value in told}


def shown(read: Head, name: str) -> str:
    if name == "problems":
        return ", ".join(f"{problem.line} {problem.code}" for problem in read.problems)
    if name == "authors":
        return ", ".join(person.name for person in read.authors)
    if name in ("published", "updated"):
        moment = read.published if name == "published" else read.updated
        return moment.isoformat() if moment else "None"
    value = getattr(read, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def test_a_file_in_an_old_encoding_is_read_and_told() -> None:
    read = read_head(Raw(PurePosixPath(PATH), "---\ntitle: Café\n---\n".encode("cp1252")), SETTINGS)
    assert read.title == "Café"
    assert [(problem.code, problem.line) for problem in read.problems] == [("E201", 2)]


def test_what_we_do_not_know_is_kept_for_templates() -> None:
    read = head("---\ntitle: x\nsponsor: Example Ltd\nseats: 12\n---\n")
    assert dict(read.extra)["sponsor"] == "Example Ltd"
    assert dict(read.extra)["seats"] == 12
