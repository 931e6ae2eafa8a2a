"""BibTeX in, the same BibTeX out as the library that splits it expects it; no line is lost, and none is won.

BibTeX itself allows more: a kind of two words, or one like @commentary, a brace on the next line, and braces behind a
backslash that count. A line that ends with a backslash is one that the library would not count.
"""

from __future__ import annotations

import re

from newsletter.text.patterns import pattern


def as_the_library_reads(text: str) -> str:
    r"""A bibliography whose blocks the library can tell apart.

    >>> as_the_library_reads("@www-misc\n{a,\ntitle={T\\{v}}\n}")
    '@www_misc{\na,\ntitle={T{v}}\n}'
    """
    opened = _OPENING.sub(_on_one_line, text.replace("\\\n", "\\ \n"))
    return _ESCAPED.sub(_counted, _BRACKETED_KEY.sub(lambda found: found[0].replace(")", _BRACKET), opened))


def key_as_written(key: str) -> str:
    """A key that the library read, with the brackets that would have closed its block for the library."""
    return key.replace(_BRACKET, ")")


_OPENING = pattern(r"(^[ \t]*|[})][ \t]*)@(\s*)(\w+(?:-\w+)*)(\s*)([{(])", re.MULTILINE)
# Between brackets a key reaches to its comma, as in BibTeX; the library would end the block at its first bracket.
_BRACKETED_KEY = pattern(r"^[ \t]*@\w+\(\s*[^\s,={}\"@]+(?=\s*,\s*[\w-]+\s*=)", re.MULTILINE)
_BRACKET = "\ufdd0"
_ESCAPED = pattern(r"^.*\\[{}].*$", re.MULTILINE)


def _on_one_line(found: re.Match[str]) -> str:
    """The opening of a block: its kind one word that is not taken for another, its brace on the same line."""
    indent, before, kind, after, brace = found.groups()
    mark = "_" * bool(_LIKE_ANOTHER.match(kind))
    return f"{indent}@{mark}{kind.replace('-', '_')}{brace}{before}{after}"


_LIKE_ANOTHER = pattern(r"(?:comment|preamble|string)\w", re.IGNORECASE)


def _counted(found: re.Match[str]) -> str:
    """A line with braces behind a backslash, which the library does not count: bare where only so all are closed."""
    line = re.sub(r"(?<!\{)\\\{\}", "{}", found[0])  # Marie-\{}Eve: an accent that a converter lost
    plain = re.sub(r"\\[{}]", "", line)
    if plain.count("{") != plain.count("}") and line.count("{") == line.count("}"):
        return re.sub(r"\\(?=[{}])", "", line)
    return line
