"""Liquid tags of a Jekyll page in, plain Markdown out, with the line of the file for every line of the result.

A tag becomes what it would show: a figure, a fold, an address, a fence of code. What it cannot show is taken out and
told. Blank lines may be put around a block, so that a list in a fold or a definition under a figure is read as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from newsletter.sources.lines import Line, fenced

_TAG = re.compile(r"\{%-?\s*(?P<name>\w+)\s*(?P<rest>.*?)\s*-?%\}", re.DOTALL)
_OUTPUT = re.compile(r"\{\{-?\s*(?P<rest>.*?)\s*-?\}\}")
_VALUE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_KRAMDOWN = re.compile(r"(?<!`)\{:(?!`)[^{}`\n]*\}")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)[^\]\n]+\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class Plain(NamedTuple):
    """Markdown as lines; `number` of each is its line in the file. `dropped` are tags that nothing can stand for."""

    lines: tuple[Line, ...]
    dropped: tuple[Line, ...] = ()


def without_liquid(lines: Sequence[Line]) -> Plain:
    """The text without Liquid and without kramdown's attributes; code is left as it is."""
    code = fenced(lines)
    made: list[Line] = []
    dropped: list[Line] = []
    definitions: list[Line] = []
    literal = above = ""
    for line in lines:
        in_html, above = above.lstrip().startswith("<"), line.text
        if line.number in code:
            made.append(line)
            continue
        if literal:  # inside {% raw %} or {% highlight %} nothing is a tag but the end
            end = re.search(rf"\{{%-?\s*end{literal}\s*-?%\}}", line.text)
            if not end:
                made.append(line)
                continue
            made.append(line._replace(text=line.text[: end.start()] + ("```" if literal == "highlight" else "")))
            line = line._replace(text=line.text[end.end() :])
            literal = ""
            if not line.text.strip():
                continue
        if _DEFINITION.fullmatch(line.text):
            definitions.append(line)
            made.append(line._replace(text=""))
            continue
        literal = _opens_literal(line.text)
        made += _shown(line, dropped, in_html)
    if definitions:
        made += [Line(definitions[0].number, ""), *definitions]
    return Plain(tuple(made), tuple(dropped))


def _opens_literal(text: str) -> str:
    found = [tag["name"] for tag in _TAG.finditer(text)]
    for name in ("raw", "highlight"):
        if name in found and f"end{name}" not in found[found.index(name) :]:
            return name
    return ""


def _shown(line: Line, dropped: list[Line], in_html: bool) -> Iterator[Line]:
    """One line without tags; a block tag gets blank lines around it, but not inside HTML, which they would end."""
    text = line.text
    if "{" not in text:
        yield line
        return
    spans = [(found.start(), found.end()) for found in _CODE_SPAN.finditer(text)]

    def plain(found: re.Match[str]) -> str:
        if any(start < found.start() < end for start, end in spans):
            return found[0]
        name = found["name"]
        shown = _TAGS.get(name)
        if shown is None and not name.startswith("end"):
            dropped.append(Line(line.number, found[0]))
        return shown(found["rest"]) if shown else ""

    names = {found["name"] for found in _TAG.finditer(text)} & _BLOCKS
    text = _TAG.sub(plain, text)
    text = _OUTPUT.sub(lambda found: _output(found["rest"], found[0]), text) if not spans else text
    text = _KRAMDOWN.sub("", text) if not spans else text
    if names and not (in_html and names <= {"include", "figure"}):
        yield line._replace(text="")
        yield line._replace(text=text.strip() if "details" not in text and "```" not in text else text.lstrip())
        if not names & {"highlight"}:
            yield line._replace(text="")
    else:
        yield line._replace(text=text)


_BLOCKS = frozenset(
    {
        "include",
        "include_relative",
        "details",
        "enddetails",
        "twitter",
        "tweet",
        "youtube",
        "gist",
        "highlight",
        "figure",
    }
)


def _values(rest: str) -> dict[str, str]:
    return {key: double or single or bare for key, double, single, bare in _VALUE.findall(rest)}


def _include(rest: str) -> str:
    """`figure.html path=… alt=… caption=…` is a picture; a video or another include is its address, if it has one."""
    values = _values(rest)
    source = values.get("path") or values.get("src") or values.get("url") or values.get("image") or ""
    if not source or "site." in source or "page." in source:
        return ""
    name = rest.split(None, 1)[0] if rest else ""
    words = values.get("alt") or values.get("title") or ""
    source = source if "://" in source or source.startswith("/") else f"/{source}"
    if any(word in name for word in ("video", "audio")):
        return f'<a href="{escape(source)}">{escape(words or source)}</a>'
    caption = values.get("caption", "")
    image = f'<img src="{escape(source)}" alt="{escape(words)}">'
    return f"<figure>{image}<figcaption>{caption}</figcaption></figure>" if caption else image


def _address(rest: str) -> str:
    found = re.search(r"https?://[^\s\"']+", rest)
    return f"<{found[0]}>" if found else ""


def _youtube(rest: str) -> str:
    name = rest.strip("\"' ").split(None, 1)[0] if rest.strip("\"' ") else ""
    return _address(rest) or (f"<https://www.youtube.com/watch?v={name}>" if name else "")


def _gist(rest: str) -> str:
    name = rest.split(None, 1)[0].strip("\"'") if rest else ""
    return _address(rest) or (f"<https://gist.github.com/{name}>" if name else "")


def _details(rest: str) -> str:
    return f"<details><summary>{escape(rest, quote=False)}</summary>"


def _highlight(rest: str) -> str:
    return f"```{rest.split(None, 1)[0]}" if rest else "```"


def _cite(rest: str) -> str:
    keys = [key for key in rest.split() if not key.startswith("-") and "=" not in key]
    return f'<d-cite key="{escape(",".join(keys))}"></d-cite>'


def _page(rest: str) -> str:
    """A page of the same site, as the writer named it."""
    return f"/{rest.lstrip('/')}" if rest else ""


def _nothing(_rest: str) -> str:
    return ""


_TAGS: dict[str, Callable[[str], str]] = {
    "include": _include,
    "include_relative": _include,
    "figure": _include,
    "details": _details,
    "enddetails": lambda _rest: "</details>",
    "twitter": _address,
    "tweet": _address,
    "youtube": _youtube,
    "gist": _gist,
    "highlight": _highlight,
    "endhighlight": lambda _rest: "```",
    "comment": lambda _rest: "<!--",
    "endcomment": lambda _rest: "-->",
    "cite": _cite,
    **dict.fromkeys(("post_url", "link"), _page),
    **dict.fromkeys(
        ("raw", "assign", "capture", "if", "elsif", "else", "unless", "for", "bibliography", "toc"), _nothing
    ),
}


def _output(rest: str, whole: str) -> str:
    """`{{ "/assets/a.png" | relative_url }}` is its text, the address of the site is nothing, the rest stays."""
    found = re.match(r"[\"']([^\"']*)[\"']", rest)
    if found:
        return found[1]
    return "" if re.match(r"site\.(?:baseurl|url)\b", rest) else whole
