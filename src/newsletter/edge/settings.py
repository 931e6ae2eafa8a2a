"""`newsletter.toml` (or `[tool.newsletter]` in pyproject.toml) in, Settings out, every mistake told with its line.

Precedence: the environment (`NEWSLETTER_TITLE` …) over the file over the default. Options are the command's business.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from newsletter.edge.project import SETTINGS
from newsletter.edge.settings_table import TABLE, Wrong, settings_of
from newsletter.model.look import Faint, Logo, faint
from newsletter.model.problem import NewsletterError, Problem
from newsletter.model.publication import Settings
from newsletter.registry import did_you_mean
from newsletter.text.contrast import READABLE


class Loaded(NamedTuple):
    """The settings, the file they came from, and what is worth saying about them."""

    settings: Settings
    path: PurePosixPath
    problems: tuple[Problem, ...]


def load_settings(root: Path, environment: Mapping[str, str] = os.environ) -> Loaded:
    """The settings of the publication in `root`. Raises NewsletterError with every mistake in the file."""
    path = _file(root)
    if path is None:
        return _defaults(root, environment)
    text = _text(root, path)
    values = _parsed(text, path)
    if path.name != SETTINGS:
        values = values.get("tool", {}).get("newsletter", {})
    given = {**values, **_from_environment(environment)}
    problems = [*_unknown(values, text, path), *_missing(given, path)]
    settings, wrong = settings_of(given)
    problems += [_problem(fault, text, path) for fault in wrong]
    problems += _lost_logo(settings.theme.logo, root, text, path)
    problems += [_unreadable(pair, text, path) for pair in faint(settings.theme)]
    if any(problem.severity == "error" for problem in problems):
        raise NewsletterError(problems=problems)
    return Loaded(settings, path, tuple(problems))


def _file(root: Path) -> PurePosixPath | None:
    for name in (SETTINGS, "pyproject.toml"):
        if (root / name).exists() and (name == SETTINGS or b"[tool.newsletter" in (root / name).read_bytes()):
            return PurePosixPath(name)
    return None


def _text(root: Path, path: PurePosixPath) -> str:
    try:
        return (root / path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NewsletterError(problems=[Problem("E101", f"byte {error.start} is not UTF-8", path, 1)]) from error
    except OSError as error:
        raise NewsletterError(problems=[Problem("E101", f"cannot be read: {error.strerror}", path, 1)]) from error


def _parsed(text: str, path: PurePosixPath) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (text.count("\n") + 1, 1)
        said = re.sub(r" \(at .*\)$", "", str(error))
        raise NewsletterError(problems=[Problem("E101", f"not TOML: {said}", path, line, column)]) from error


def _defaults(root: Path, environment: Mapping[str, str]) -> Loaded:
    settings, wrong = settings_of({"title": root.resolve().name or "Newsletter", **_from_environment(environment)})
    path = PurePosixPath(SETTINGS)
    if wrong:
        raise NewsletterError(problems=[Problem("E103", fault.message, path, 1) for fault in wrong])
    message = f"no settings; taken: title = {settings.title!r}, base_url = {settings.base_url!r}"
    return Loaded(settings, path, (Problem("W105", message, path, hint="`newsletter init` writes a newsletter.toml"),))


def _from_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    """`NEWSLETTER_BASE_URL` and the like, for the settings that are one word or one number."""
    given: dict[str, Any] = {}
    for key, entry in TABLE.items():
        value = environment.get(f"NEWSLETTER_{key.upper()}")
        if value and entry.plain:
            given[key] = int(value) if entry.plain is int and value.isdecimal() else value
    return given


def _unknown(values: Mapping[str, Any], text: str, path: PurePosixPath) -> list[Problem]:
    return [
        Problem("E102", f"unknown key {key!r}{did_you_mean(key, list(TABLE))}", path, *_place(text, key))
        for key in values
        if key not in TABLE
    ]


def _missing(given: Mapping[str, Any], path: PurePosixPath) -> list[Problem]:
    return [
        Problem("E104", f"missing key {key!r}", path, 1, hint=f"add a line: {key} = {example}")
        for key, example in (("title", '"My newsletter"'), ("base_url", '"https://news.example.org"'))
        if key not in given
    ]


def _problem(fault: Wrong, text: str, path: PurePosixPath) -> Problem:
    return Problem("E103", fault.message, path, *_place(text, fault.key), hint=fault.hint)


def _lost_logo(logo: Logo | None, root: Path, text: str, path: PurePosixPath) -> list[Problem]:
    if not logo or not logo.is_local or (root / logo.file).is_file():
        return []
    hint = "it counts from the folder of the settings"
    return [Problem("W107", f"theme.logo: there is no file {logo.file}", path, *_place(text, "logo"), hint=hint)]


def _unreadable(pair: Faint, text: str, path: PurePosixPath) -> Problem:
    message = (
        f"theme.{pair.scheme}: {pair.colour} on {pair.ground} has a contrast of {pair.contrast:.1f}, "
        f"and words need {READABLE}"
    )
    hint = f'{pair.colour} = "{pair.instead}" can be read'
    return Problem("W106", message, path, *_place(text, pair.colour), hint=hint)


def _place(text: str, key: str) -> tuple[int, int]:
    """Line and column of a key; tomllib keeps no positions."""
    last = key.rpartition(".")[2]
    met = re.search(rf"^[ \t]*(?:\[+[ \t]*(?:[\w.\"-]+\.)?)?(\"?{re.escape(last)}\"?)[ \t]*(?:[=.\]])", text, re.M)
    if not met:
        return 1, 1
    return text.count("\n", 0, met.start(1)) + 1, met.start(1) - (text.rfind("\n", 0, met.start(1)) + 1) + 1
