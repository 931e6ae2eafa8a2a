"""A reStructuredText file in, a Source out: its titles, links, roles and directives as Markdown has them.

The syntax is that of https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html; the heads are those of Nikola
(`.. title: …` in comments), of Pelican and Sphinx (`:date: …` below the title).
"""

from __future__ import annotations

import re
from functools import partial

from newsletter.sources.light_markup import Rewritten, in_words, light_markup, link
from newsletter.sources.restructured_blocks import blocks
from newsletter.sources.restructured_names import ANONYMOUS, Names, names_in
from newsletter.text.patterns import pattern

_SIGN = pattern(
    r"(?P<code>``(?=\S)(?:[^`\n]|`(?!`)|\n(?!\s*\n))+``)"
    r"|:(?P<role>[A-Za-z][\w:+.-]{0,40}):`(?P<said>[^`<]*?)(?:\s*<[^`>]*>)?`"
    r"|`(?P<words>[^`<]*?)\s*<(?P<to>[^`>]+)>`__?"
    r"|`(?P<phrase>[^`]+)`(?P<phrased>__?)"
    r"|\|(?P<short>[^|\s](?:[^|\n]*[^|\s])?)\|(?:__?)?"
    r"|\[#?(?P<mark>\w+)\]_"
    r"|(?<![\w:/`.+-])(?P<word>[^\W_](?:[\w.+-]{0,80}[^\W_])?)(?P<worded>__?)(?![\w`])"
    r"|(?P<gap>\\[ \n])"
)


def to_markdown(lines: list[str]) -> Rewritten:
    """Lines as they stand, and what their head tells, in Markdown."""
    values: dict[str, str] = {}
    names = names_in(lines)
    return Rewritten(values, list(in_words(blocks(lines, values), _SIGN, partial(_written, names=names))))


def _written(sign: re.Match[str], names: Names) -> str:
    if sign["code"]:
        return sign["code"]
    if sign["role"]:
        return _SPOKEN.get(sign["role"], "") + sign["said"]
    if sign["to"]:
        to = "".join(sign["to"].split())
        return link(sign["words"], names.of(to[:-1]) or to if to.endswith("_") else to)
    if sign["phrase"]:
        return _named(sign["phrase"], sign["phrased"], names)
    if sign["short"]:
        return names.short.get(sign["short"].casefold(), sign[0])
    if sign["mark"]:
        return f"[^{sign['mark']}]"
    if sign["word"]:
        to = names.next() if sign["worded"] == ANONYMOUS else names.of(sign["word"])
        return link(sign["word"], to) if to else sign[0]
    return "\n" if "\n" in sign["gap"] else ""


_SPOKEN = {"pep": "PEP ", "pep-reference": "PEP ", "rfc": "RFC ", "rfc-reference": "RFC "}


def _named(words: str, ending: str, names: Names) -> str:
    to = names.next() if ending == ANONYMOUS else names.of(words)
    return link(words, to) if to else words


READER = light_markup("restructured_text", frozenset({".rst", ".rest"}), to_markdown)
