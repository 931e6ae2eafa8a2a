"""A theme in, text out: Jinja in its sandbox, strict about names, escaping whatever is not plain text.

A publication's own template has already replaced ours in the theme, so here nobody asks where a file lay.
Whatever goes wrong in a template is told with its path and line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from traceback import walk_tb

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import Bucket

from newsletter.model.artifact import Theme
from newsletter.model.problem import NewsletterError, Problem
from newsletter.registry import did_you_mean
from newsletter.render.filters import FILTERS
from newsletter.render.sandbox import Sandbox

FOLDER = "templates"

_ESCAPED = (".html", ".xml", ".svg")


def rendered(theme: Theme, template: str, **values: object) -> str:
    """What a template makes of some values: `rendered(theme, "web/issue.html", issue=issue, …)`."""
    try:
        return environment(theme).get_template(template).render(values)
    except NewsletterError:
        raise
    except Exception as error:
        raise _told(error, template, values) from error


class _Compiled(BytecodeCache):
    """Templates as Python has compiled them, by their names and texts: to compile takes longer than to render."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if f"{bucket.key} {bucket.checksum}" in self.known:
            bucket.bytecode_from_string(self.known[f"{bucket.key} {bucket.checksum}"])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def compiled_templates() -> dict[str, bytes]:
    """What this process has compiled or was told, to tell another one of the same Python and Jinja."""
    return dict(_COMPILED.known)


def know_templates(compiled: Mapping[str, bytes]) -> None:
    """Tell this process what another one has compiled."""
    _COMPILED.known.update(compiled)


@lru_cache(maxsize=8)
def environment(theme: Theme) -> Sandbox:
    """The templates of a theme, ready for use. Equal themes share one, so a template is compiled once."""
    sources = {str(raw.path): raw.data for raw in theme.files}

    def load(name: str) -> tuple[str, str, None] | None:
        return (_decoded(name, sources[name]), f"{FOLDER}/{name}", None) if name in sources else None

    jinja = Sandbox(
        loader=FunctionLoader(load),
        autoescape=lambda name: name is None or name.endswith(_ESCAPED),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    jinja.filters.update(FILTERS)
    return jinja


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _failure(PurePosixPath(FOLDER, name), line, "the template is not written in UTF-8") from error


def _told(error: Exception, template: str, values: dict[str, object]) -> NewsletterError:
    path, line = _place(error, template)
    if isinstance(error, TemplateNotFound):
        return _failure(path, line, f"no template called {str(error)!r}")
    unknown = re.match(r"'(\w+)' is undefined", str(error))
    hint = did_you_mean(unknown[1], list(values)).removeprefix("; ") if unknown else ""
    return _failure(path, line, str(error) or type(error).__name__, hint)


def _place(error: Exception, template: str) -> tuple[PurePosixPath, int]:
    """The template and line that failed: the innermost on the way down, or where the syntax breaks."""
    if isinstance(error, TemplateSyntaxError):
        return PurePosixPath(FOLDER, error.name or template), error.lineno
    path, line = f"{FOLDER}/{template}", 0
    for frame, number in walk_tb(error.__traceback__):
        if frame.f_code.co_filename.startswith(f"{FOLDER}/"):
            path, line = frame.f_code.co_filename, number
    return PurePosixPath(path), line


def _failure(path: PurePosixPath, line: int, message: str, hint: str = "") -> NewsletterError:
    problem = Problem("E801", message, path, line, hint=hint)
    return NewsletterError(problems=(problem,), hint=hint, exit_code=1)
