"""Findings in, the text of a report out: for people, for programs, for the pages of a pull request."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from newsletter import __version__
from newsletter.cli.report import as_json, problem_facts, spelled
from newsletter.model.codes import CODES
from newsletter.model.problem import Problem, Severity

Format = Callable[[Sequence[Problem]], str]


def as_text(problems: Sequence[Problem]) -> str:
    """`path:line:col: CODE message`, and the hint on the next line."""
    return "\n".join(map(spelled, problems))


_MOST_ALIKE = 12


def summary(problems: Sequence[Problem]) -> str:
    """As text, but of a habit only the newest cases: what an old archive did a thousand times hides what is new.

    Errors are told one by one, whatever their number.
    """
    counts = Counter(problem.code for problem in problems if problem.severity != "error")
    left = Counter({code: count - _MOST_ALIKE for code, count in counts.items() if count > _MOST_ALIKE})
    lines = [f"{count} earlier of the kind {code}: {CODES[code]}" for code, count in sorted(left.items())]
    kept = []
    for problem in problems:
        if left[problem.code] > 0:
            left[problem.code] -= 1
        else:
            kept.append(spelled(problem))
    hint = ["    hint: name a file, a folder or a slug, or use --format json, to see all of them"] if lines else []
    return "\n".join([*kept, *lines, *hint])


def as_document(problems: Sequence[Problem]) -> str:
    """One JSON document with a schema number."""
    counts = Counter(problem.severity for problem in problems)
    facts = {f"{severity}s": counts[severity] for severity in ("error", "warning", "note")}
    return as_json({**facts, "problems": [problem_facts(problem) for problem in problems]})


def as_github(problems: Sequence[Problem]) -> str:
    """The commands by which a GitHub workflow marks lines of a pull request."""
    return "\n".join(_command(problem) for problem in problems)


_GITHUB_LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def _command(problem: Problem) -> str:
    words = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    facts = {
        "file": str(problem.path),
        "line": str(problem.line or 1),
        "col": str(problem.column or 1),
        "title": problem.code,
    }
    given = ",".join(f"{name}={_property(value)}" for name, value in facts.items())
    return f"::{_GITHUB_LEVELS[problem.severity]} {given}::{_data(words)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_sarif(problems: Sequence[Problem]) -> str:
    """A log of SARIF 2.1.0, the rules being our table of codes."""
    places = {code: place for place, code in enumerate(CODES)}
    driver = {"name": "newsletter", "version": __version__, "rules": [_rule(code) for code in CODES]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, places) for problem in problems],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


_SARIF_LEVELS = {"E": "error", "W": "warning", "N": "note"}


def _rule(code: str) -> dict[str, Any]:
    meaning = {"text": CODES[code]}
    return {"id": code, "shortDescription": meaning, "defaultConfiguration": {"level": _SARIF_LEVELS[code[0]]}}


def _result(problem: Problem, places: Mapping[str, int]) -> dict[str, Any]:
    words = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    file = {"uri": quote(str(problem.path).encode("utf-8", "surrogateescape")), "uriBaseId": "%SRCROOT%"}
    region = {"startLine": problem.line or 1, "startColumn": problem.column or 1}
    return {
        "ruleId": problem.code,
        "ruleIndex": places[problem.code],
        "level": problem.severity,
        "message": {"text": words},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
    }


FORMATS: Mapping[str, Format] = {"text": as_text, "json": as_document, "github": as_github, "sarif": as_sarif}

FROM_THE_TOP = frozenset({"github", "sarif"})
"""The formats for services that know the repository and not the publication in it: their paths begin at its top."""
