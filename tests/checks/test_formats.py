"""Findings in every format, read back by the rules of the format."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest

from newsletter.cli.formats import FORMATS, summary
from newsletter.cli.report import spelled
from newsletter.model.codes import CODES
from newsletter.model.problem import Problem

PATH = PurePosixPath("issues/a, b: 100%é/index.md")
PROBLEMS = [
    Problem("E401", "the address a:b,c is 100%0A wrong", PATH, 3, 7, "write\nanother, better: one"),
    Problem("W501", "nothing stands under “Models”", PurePosixPath("issues/b.md")),
    Problem("N406", "not encrypted", PurePosixPath("issues/b.md"), 9, 1, "write https://"),
]
COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]*),line=(\d+),col=(\d+),title=([EWN]\d{3})::(.*)")


def unescaped(text: str) -> str:
    """What GitHub makes of a command: it undoes these and no others."""
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def test_a_text_has_the_hint_on_the_line_below() -> None:
    first, *rest = FORMATS["text"](PROBLEMS[1:]).split("\n")
    assert first == "issues/b.md:1:1: \x1b[33mW501\x1b[0m nothing stands under “Models”"
    assert rest == ["issues/b.md:9:1: \x1b[36mN406\x1b[0m not encrypted", "    hint: write https://"]


def test_json_is_one_document_with_a_schema_number_and_counts() -> None:
    document = json.loads(FORMATS["json"](PROBLEMS))
    assert {key: document[key] for key in ("schema", "errors", "warnings", "notes")} == {
        "schema": 1,
        "errors": 1,
        "warnings": 1,
        "notes": 1,
    }
    assert document["problems"][0] == {
        "path": str(PATH),
        "line": 3,
        "column": 7,
        "code": "E401",
        "severity": "error",
        "message": "the address a:b,c is 100%0A wrong",
        "hint": "write\nanother, better: one",
    }


def test_github_commands_read_back_as_what_they_say() -> None:
    rows = FORMATS["github"](PROBLEMS).split("\n")
    assert len(rows) == 3
    read = [[unescaped(part) for part in found.groups()] for row in rows if (found := COMMAND.fullmatch(row))]
    words = f"{PROBLEMS[0].message}\n{PROBLEMS[0].hint}"
    assert read == [
        ["error", str(PATH), "3", "7", "E401", words],
        ["warning", "issues/b.md", "1", "1", "W501", "nothing stands under “Models”"],
        ["notice", "issues/b.md", "9", "1", "N406", "not encrypted\nwrite https://"],
    ]


def test_a_sarif_log_names_its_rules_and_its_places() -> None:
    log = json.loads(FORMATS["sarif"](PROBLEMS))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*CODES]
    assert len(run["results"]) == 3
    for result, problem in zip(run["results"], PROBLEMS, strict=True):
        rule = rules[result["ruleIndex"]]
        assert (rule["id"], result["ruleId"]) == (problem.code, problem.code)
        assert rule["shortDescription"]["text"] == CODES[problem.code]
        assert result["level"] == problem.severity == rule["defaultConfiguration"]["level"]
        assert result["message"]["text"].startswith(problem.message)
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == str(problem.path)
        assert re.fullmatch(r"[\w./%-]+", place["artifactLocation"]["uri"], re.ASCII)
        assert place["region"] == {"startLine": problem.line or 1, "startColumn": problem.column or 1}


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "text"])
def test_only_text_has_colours(name: str) -> None:
    assert "\x1b" not in FORMATS[name](PROBLEMS)
    assert "\\u001b" not in FORMATS[name](PROBLEMS)


@pytest.mark.parametrize(("name", "nothing"), [("text", ""), ("github", "")])
def test_no_finding_is_no_line(name: str, nothing: str) -> None:
    assert FORMATS[name]([]) == nothing


@pytest.mark.parametrize("name", ["json", "sarif"])
def test_no_finding_is_a_document_all_the_same(name: str) -> None:
    assert isinstance(json.loads(FORMATS[name]([])), dict)


def test_of_a_habit_the_text_tells_the_newest_and_counts_the_others_but_every_error() -> None:
    habit = [Problem("N413", f"twice {n}", PurePosixPath(f"issues/{n:03}.md"), 1) for n in range(100)]
    errors = [Problem("E204", "no date", PurePosixPath(f"issues/{n:03}.md"), 1) for n in range(30)]
    told = summary([*habit, *errors]).splitlines()
    assert told[0] == spelled(habit[88])
    assert sum("E204" in line for line in told) == 30
    assert told[-2] == "88 earlier of the kind N413: the same link stands twice in one issue"
    assert "hint" in told[-1]
    assert summary(habit[:12]).count("\n") == 11
