"""The words behind the fence of a code block, as a dozen programs understand them: language, title, marked lines."""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern

_LANGUAGE = pattern(r"[{\s]*(?:#[\w-]+\s+)?\.?([^\s{},:=\"']+)(?![\w]*=)")
_TITLE = pattern(r"""(?:^|[\s{,])(?:title|file|filename|file_name|caption|name)=(?:"([^"]*)"|'([^']*)'|([^\s{},]+))""")
_AFTER_COLON = pattern(r"[\w+#-]+:([\w./-]+\.\w+)")
_MARKS = pattern(
    r"\b(?:hl_lines|highlight|line_?nos|linenostart|lineNumbers|startline|numberLines)\b|\{[\d, -]+\}", re.I
)

# Names that writers use and Pygments does not know.
ALIASES = {
    "jsonc": "json",
    "ndjson": "json",
    "jsonl": "json",
    "svelte": "html",
    "astro": "html",
    "env": "bash",
    "dotenv": "bash",
    "shellsession": "console",
    "terminal": "console",
    "cmd": "batch",
    "gitignore": "text",
    "patch": "diff",
    "assembly": "nasm",
    "viml": "vim",
    "math": "tex",
    "katex": "tex",
}


def language_of(info: str) -> str:
    """The language, or nothing: `{.python title="a"}`, `js{1,3-4}`, `rust,ignore`, `python:main.py`, `{r, echo=FALSE}`.

    >>> [language_of(info) for info in ('{.python title="a"}', "js{1,3}", "rust,no_run", "c++", "")]
    ['python', 'js', 'rust', 'c++', '']
    """
    met = _LANGUAGE.match(info)
    return met[1].rstrip(".") if met else ""


def title_of(info: str) -> str:
    """What a block of code is called: `title="main.py"`, `file=main.py`, `python:main.py`."""
    met = _TITLE.search(info)
    if met:
        return next(filter(None, met.groups()), "")
    after = _AFTER_COLON.match(info)
    return after[1] if after else ""


def marks_lines(info: str) -> bool:
    """Whether lines are to be marked or numbered, which nothing here does."""
    return bool(_MARKS.search(info))
